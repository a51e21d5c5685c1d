/**
 * Reads a CSV of any size row by row. A broken row does not affect the rows after it. We collect the lines of a row
 * ourselves because csv-parse, with any of its options to relax or skip, reads everything after an unclosed quotation
 * mark into one row or, with a limit for a row's size, skips all of it.
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
  /** The column names in the first row, unchanged. */
  header: string[];
}

/** `line` is the number of the row's first line, starting at 1. */
export type CsvRow = { line: number; cells: string[] } | { line: number; broken: string };

const delimiters = [',', ';', '\t'];
const headBytes = 64 * 1024;
/** Maximum of lines in one row (line breaks inside quotes). More lines mean that a quotation mark is never closed. */
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

/** Reads the start of a file to find how the CSV is written. Fails with a sentence if it is no CSV with the column. */
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

/** Returns the index of the column with that name, in any case; -1 if there is none. */
export const columnOf = (header: string[], column: string): number =>
  header.findIndex((name) => name.toLowerCase() === column);

const quotesIn = (line: string): number => line.split('"').length - 1;

function tryParse(rows: string, line: number, delimiter: string): CsvRow[] | null {
  try {
    // The option `info` changes the result, but the types of csv-parse do not know that.
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
 * Yields the rows after the first. Lines are collected while a quotation mark is open. If it is never closed, or closed
 * wrongly, the first of these lines is the broken row and the others are read again.
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
