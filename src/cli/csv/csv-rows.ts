/**
 * Reads a CSV of any size row by row; a broken row never takes the rows after it along. Lines are gathered here because
 * csv-parse, whatever it is told to relax or to skip, takes all that follows a quotation mark never closed into its row,
 * or, with a limit for a row's size, skips all of it.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse/sync';
import { csvText as text } from '../../text/cli/import.ts';
import { fail } from '../options/shared.ts';

export interface CsvFile {
  file: string;
  /** Bytes. */
  size: number;
  delimiter: string;
  /** The names in the first row, as they stand there. */
  header: string[];
}

/** `line` is the row's first line, from 1. */
export type CsvRow = { line: number; cells: string[] } | { line: number; broken: string };

const delimiters = [',', ';', '\t'];
const headBytes = 64 * 1024;
/** The most lines that one row can have, with line breaks inside quotes; more are a quotation mark never closed. */
const maxRowLines = 20;

const options = (delimiter: string) => ({
  delimiter,
  bom: true,
  trim: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
});

function headerWith(head: string, delimiter: string): string[] {
  try {
    const [header] = parse(head, { ...options(delimiter), record_delimiter: ['\r\n', '\n', '\r'], to: 1 });
    return header ?? [];
  } catch {
    return [];
  }
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') fail(text.missing(file));
    if (code === 'EACCES') fail(text.forbidden(file));
    fail(text.unreadable(file, message));
  }
}

/** Looks at the start of a file: is it a CSV with the column, and how is it written? Fails with a sentence if not. */
export async function inspectCsv(file: string, column: string): Promise<CsvFile> {
  const handle = await openFile(file);
  try {
    const stat = await handle.stat();
    if (stat.isDirectory()) fail(text.folder(file));
    if (!stat.isFile()) fail(text.noFile(file));
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const head = buffer.toString('utf8', 0, bytesRead);
    if (head.includes('\0')) fail(text.noText(file));
    if (head.replace('\ufeff', '').trim() === '') fail(text.empty(file));
    const candidates = delimiters.map((delimiter) => ({ delimiter, header: headerWith(head, delimiter) }));
    const best = candidates.find(({ header }) => columnOf(header, column) >= 0);
    if (!best) {
      const seen = candidates.sort((a, b) => b.header.length - a.header.length)[0]!.header;
      fail(text.noColumn(file, column, seen));
    }
    return { file, size: stat.size, ...best };
  } finally {
    await handle.close();
  }
}

/** Which cell holds the column of that name, whatever its case; -1 if none does. */
export const columnOf = (header: string[], column: string): number =>
  header.findIndex((name) => name.toLowerCase() === column);

const quotesIn = (line: string): number => line.split('"').length - 1;

function tryParse(rows: string, line: number, delimiter: string): CsvRow[] | null {
  try {
    // With `info`, which the types leave out of the answer.
    const parsed = parse(rows, {
      ...options(delimiter),
      record_delimiter: '\n',
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      line: line + info.lines - record.join('').split('\n').length,
      cells: record,
    }));
  } catch {
    return null;
  }
}

/**
 * The rows after the first. Lines are gathered while a quotation mark is open; if it never closes, or closes
 * wrongly, the first of them is the broken row and the others are read again.
 */
export async function* csvRows(
  { file, delimiter }: CsvFile,
  onBytes: (bytes: number) => void,
): AsyncGenerator<CsvRow> {
  const input = createReadStream(file, { encoding: 'utf8' });
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let waiting: string[] = [];
  let first = 1;
  let header = true;

  function* rowsOf(ended: boolean): Generator<CsvRow> {
    while (waiting.length > 0) {
      const open = waiting.reduce((count, line) => count + quotesIn(line), 0) % 2 === 1;
      if (open && !ended && waiting.length < maxRowLines) return;
      const rows = tryParse(waiting.join('\n'), first, delimiter);
      const taken = rows ? waiting.length : 1;
      const read = rows ?? tryParse(waiting[0]!, first, delimiter) ?? [{ line: first, broken: waiting[0]! }];
      yield* header ? read.slice(1) : read;
      header &&= read.length === 0;
      waiting = waiting.slice(taken);
      first += taken;
    }
  }

  for await (const line of lines) {
    waiting.push(line);
    yield* rowsOf(false);
    onBytes(input.bytesRead);
  }
  yield* rowsOf(true);
}
