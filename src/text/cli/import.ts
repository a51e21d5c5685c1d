/** `postrider import` */
import { cadences } from '../../model/issues/cadence.ts';
import { counted, number } from '../english/numbers.ts';

interface Totals {
  added: number;
  existing: number;
  suppressed: number;
  repeated: number;
  rejected: number;
}

export const importText = {
  description: 'add the readers in a CSV to a publication',
  file: 'a list with a column email; columns cadence and timezone are read too',
  publication: 'the publication that they follow',
  active: 'they follow at once; without it each gets a mail to confirm',
  consent: 'when and how they agreed; kept with each reader, needed with --active',
  help: `
The list may be separated by commas, semicolons or tabs. Readers who are there already stay as they are, so
a list can be imported again. Bad rows stop nothing: they are reported at the end, and all written to
FILE.rejected.csv if they are many. The exit code is 1 if no row could be imported.

Examples:
  $ npx postrider import readers.csv --publication blog
  $ npx postrider import readers.csv --publication blog --active --consent "Signed up at the fair, 3 May 2026"`,

  consentMissing:
    'error: --active needs --consent TEXT: who mails people without a confirmation must be able to show when and how they agreed',
  consentAlone: 'error: --consent goes with --active; without it each reader is asked to confirm',
  progress: 'Importing [{bar}] {percentage}%, {eta_formatted} left',
  noneImported: 'No row could be imported.',
  summary({ added, existing, suppressed, repeated, rejected }: Totals, active: boolean): string {
    const parts = [
      `${counted(added, 'reader')} added${active || added === 0 ? '' : ' (each gets a mail to confirm)'}`,
      existing && `${number(existing)} there already, in any state`,
      suppressed && `${number(suppressed)} never to be mailed again`,
      repeated && `${number(repeated)} more than once in the file`,
      rejected && `${counted(rejected, 'row')} refused`,
    ];
    return `${parts.filter(Boolean).join(', ')}.`;
  },
};

/** Why a list can't be read. */
export const csvText = {
  missing: (file: string) => `There is no file ${file}.`,
  forbidden: (file: string) => `The file ${file} can't be read: this user has no right to.`,
  unreadable: (file: string, detail: string) => `The file ${file} can't be read: ${detail}`,
  folder: (file: string) => `${file} is a folder: name the CSV file in it.`,
  noFile: (file: string) => `${file} is not a file that can be read twice: save the list to one.`,
  noText: (file: string) => `${file} is not a text file: save the list as CSV in UTF-8.`,
  empty: (file: string) => `${file} is empty.`,
  /** `seen`: the names in the first row. */
  noColumn: (file: string, column: string, seen: string[]) =>
    `${file} has no column “${column}”: name it so in the first row, which now reads ${seen
      .map((name) => `“${name}”`)
      .join(', ')
      .slice(0, 300)}.`,
};

/** Why a row is refused. */
export const rowText = {
  quotes: 'Its quotation marks are not right: close each one that opens.',
  encoding: 'It is not in UTF-8: save the list as CSV in UTF-8.',
  noAddress: 'It has no address.',
  /** `why`: the sentence on the address. */
  address: (typed: string, why: string) => `“${typed.slice(0, 100)}”: ${why}`,
  cadence: (typed: string) =>
    `“${typed}” is no cadence: write ${cadences.slice(0, -1).join(', ')} or ${cadences.at(-1)}, or nothing.`,
  timezone: (typed: string) => `“${typed}” is no time zone: write one like Europe/Berlin, or nothing.`,
};

/** What is said of the rows that were refused. */
export const rejectsText = {
  row: (line: number, reason: string) => `  line ${line}: ${reason}`,
  more: (count: number, list: string) => `  … and ${count} more: ${list} has them all.`,
  noList: (file: string, detail: string) => `The list of them all can't be written beside ${file}: ${detail}`,
};
