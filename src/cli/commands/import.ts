import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import { type CsvFile, csvRows, inspectCsv } from '../csv/csv-rows.ts';
import { rowReader } from '../csv/import-row.ts';
import { collectRejects, type Rejects } from '../csv/rejected-rows.ts';
import type { CliDeps, Importer } from '../options/deps.ts';
import { counted, fail, orUnknown, withSession } from '../options/shared.ts';

const chunkSize = 500;

interface Totals {
  added: number;
  existing: number;
  suppressed: number;
  /** Rows whose address came before in the file. */
  repeated: number;
}

/** Bytes read of the file, on a terminal; nothing elsewhere. */
function progressBar({ size }: CsvFile, stderr: NodeJS.WriteStream) {
  if (!stderr.isTTY) return { update: (_bytes: number) => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: stderr,
    format: 'Importing [{bar}] {percentage}%, {eta_formatted} left',
    clearOnComplete: true,
  });
  bar.start(size, 0);
  return bar;
}

async function importRows(
  csv: CsvFile,
  importer: Importer,
  rejects: Rejects,
  onBytes: (bytes: number) => void,
): Promise<Totals> {
  const totals: Totals = { added: 0, existing: 0, suppressed: 0, repeated: 0 };
  const seen = new Set<string>();
  const read = rowReader(csv.header);
  let chunk: ImportRow[] = [];

  async function flush(): Promise<void> {
    if (chunk.length === 0) return;
    const done = await importer.add(chunk);
    totals.added += done.added;
    totals.existing += done.existing;
    totals.suppressed += done.suppressed;
    chunk = [];
  }

  for await (const row of csvRows(csv, onBytes)) {
    const reading = read(row);
    if (reading.kind === 'rejected') {
      const cells = 'cells' in row ? row.cells : [row.broken];
      await rejects.add({ line: row.line, reason: reading.reason, cells });
    } else if (seen.has(reading.row.addressKey)) totals.repeated += 1;
    else {
      seen.add(reading.row.addressKey);
      if (chunk.push(reading.row) === chunkSize) await flush();
    }
  }
  await flush();
  return totals;
}

function summary(totals: Totals, rejected: number, active: boolean): string {
  const parts = [
    `${counted(totals.added, 'reader')} added${active || totals.added === 0 ? '' : ' (each gets a mail to confirm)'}`,
    totals.existing && `${totals.existing.toLocaleString('en')} there already, in any state`,
    totals.suppressed && `${totals.suppressed.toLocaleString('en')} never to be mailed again`,
    totals.repeated && `${totals.repeated.toLocaleString('en')} more than once in the file`,
    rejected && `${counted(rejected, 'row')} refused`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

interface Options {
  publication: string;
  active?: boolean;
  consent?: string;
}

function checkConsent({ active, consent }: Options, command: Command): void {
  if (active && !consent?.trim()) {
    command.error(
      'error: --active needs --consent TEXT: who mails people without a confirmation must be able to show when and how they agreed',
    );
  }
  if (!active && consent !== undefined) {
    command.error('error: --consent goes with --active; without it each reader is asked to confirm');
  }
}

async function runImport(file: string, options: Options, deps: CliDeps): Promise<void> {
  const { publication, active = false, consent = null } = options;
  const csv = await inspectCsv(file, 'email');
  await withSession(deps, async (session) => {
    const importer = orUnknown(publication, await session.importer(publication, { active, consent }));
    const rejects = collectRejects(file, csv.header);
    const bar = progressBar(csv, deps.stderr);
    let totals: Totals;
    try {
      totals = await importRows(csv, importer, rejects, (bytes) => bar.update(bytes));
    } finally {
      bar.stop();
    }
    const { count, report } = await rejects.close();
    deps.stdout.write(`${summary(totals, count, active)}\n`);
    for (const line of report) deps.stderr.write(`${line}\n`);
    if (count > 0 && totals.added + totals.existing + totals.suppressed === 0)
      fail('No row could be imported.');
  });
}

/** `postrider import` */
export function importCommand(program: Command, deps: CliDeps): void {
  program
    .command('import')
    .description('add the readers in a CSV to a publication')
    .argument('<file.csv>', 'a list with a column email; columns cadence and timezone are read too')
    .requiredOption('--publication <slug>', 'the publication that they follow')
    .option('--active', 'they follow at once; without it each gets a mail to confirm')
    .option('--consent <text>', 'when and how they agreed; kept with each reader, needed with --active')
    .addHelpText(
      'after',
      `
The list may be separated by commas, semicolons or tabs. Readers who are there already stay as they are, so
a list can be imported again. Bad rows stop nothing: they are reported at the end, and all written to
FILE.rejected.csv if they are many. The exit code is 1 if no row could be imported.

Examples:
  $ npx postrider import readers.csv --publication blog
  $ npx postrider import readers.csv --publication blog --active --consent "Signed up at the fair, 3 May 2026"`,
    )
    .action(async (file: string, options: Options, command: Command) => {
      checkConsent(options, command);
      await runImport(file, options, deps);
    });
}
