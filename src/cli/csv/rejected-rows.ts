/** The rows that an import refuses. The first ones are shown; if there are more, all are written to a file. */
import { type FileHandle, open } from 'node:fs/promises';
import { stringify } from 'csv-stringify/sync';
import { rejectsText as text } from '../../text/cli/import.ts';

interface RejectedRow {
  line: number;
  reason: string;
  cells: string[];
}

export interface Rejects {
  add(row: RejectedRow): Promise<void>;
  /** Returns the number of refused rows, and the lines that report them to a person. */
  close(): Promise<{ count: number; report: string[] }>;
}

const maxShown = 20;

/** Also quotes cells with the other delimiters, because the list can be read with any of them. */
const csvLines = (rows: string[][]): string => stringify(rows, { quoted_match: /[;\t\r\n]/ });

/** Creates a new file and never overwrites one: `list.rejected.csv`, `list.rejected-2.csv`, … */
async function createBeside(file: string): Promise<{ path: string; handle: FileHandle }> {
  const stem = file.replace(/\.csv$/i, '');
  for (let number = 1; ; number += 1) {
    const path = `${stem}.rejected${number === 1 ? '' : `-${number}`}.csv`;
    try {
      return { path, handle: await open(path, 'wx') };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Collects the refused rows of a CSV. The new file beside it has the columns `line`, `reason` and the CSV's own. */
export function collectRejects(file: string, header: string[]): Rejects {
  const shown: RejectedRow[] = [];
  let count = 0;
  let list: { path: string; handle: FileHandle } | null = null;
  let trouble: string | null = null;

  async function write(rows: RejectedRow[]): Promise<void> {
    try {
      if (!list) {
        list = await createBeside(file);
        await list.handle.write(`\ufeff${csvLines([['line', 'reason', ...header]])}`);
      }
      await list.handle.write(
        csvLines(rows.map(({ line, reason, cells }) => [String(line), reason, ...cells])),
      );
    } catch (error) {
      trouble = text.noList(file, (error as Error).message);
    }
  }

  return {
    async add(row) {
      count += 1;
      if (count <= maxShown) shown.push(row);
      else if (!trouble) await write(count === maxShown + 1 ? [...shown, row] : [row]);
    },
    async close() {
      await list?.handle.close();
      const report = shown.map(({ line, reason }) => text.row(line, reason));
      if (trouble) report.push(trouble);
      else if (list) report.push(text.more(count - maxShown, list.path));
      return { count, report };
    },
  };
}
