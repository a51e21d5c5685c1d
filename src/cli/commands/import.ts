import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import type { ImportedChunk, ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import { importText as text } from '../../text/cli/import.ts';
import { type CsvFile, csvRows, inspectCsv } from '../csv/csv-rows.ts';
import { rowReader } from '../csv/import-row.ts';
import { collectRejects, type Rejects } from '../csv/rejected-rows.ts';
import type { CliDeps } from '../options/deps.ts';
import { fail, publicationNamed, withCommands } from '../options/shared.ts';

const chunkSize = 500;

interface Totals {
  added: number;
  existing: number;
  suppressed: number;
  /** Number of rows whose address is in an earlier row of the file. */
  repeated: number;
}

/** Shows the bytes read of the file, but only on a terminal. */
function progressBar({ size }: CsvFile, stderr: NodeJS.WriteStream) {
  if (!stderr.isTTY) return { update: (_bytes: number) => undefined, stop: () => undefined };
  const bar = new SingleBar({
    stream: stderr,
    format: text.progress,
    clearOnComplete: true,
  });
  bar.start(size, 0);
  return bar;
}

async function importRows(
  csv: CsvFile,
  add: (rows: ImportRow[]) => Promise<ImportedChunk>,
  rejects: Rejects,
  onBytes: (bytes: number) => void,
): Promise<Totals> {
  const totals: Totals = { added: 0, existing: 0, suppressed: 0, repeated: 0 };
  const seen = new Set<string>();
  const read = rowReader(csv.header);
  let chunk: ImportRow[] = [];

  async function flush(): Promise<void> {
    if (chunk.length === 0) return;
    const done = await add(chunk);
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

interface Options {
  publication: string;
  active?: boolean;
  consent?: string;
}

function checkConsent({ active, consent }: Options, command: Command): void {
  if (active && !consent?.trim()) {
    command.error(text.consentMissing);
  }
  if (!active && consent !== undefined) {
    command.error(text.consentAlone);
  }
}

async function runImport(file: string, options: Options, deps: CliDeps): Promise<void> {
  const { active = false, consent = null } = options;
  const csv = await inspectCsv(file, 'email');
  await withCommands(deps, async (commands) => {
    const publication = await publicationNamed(commands, options.publication);
    const add = (rows: ImportRow[]) => commands.importSubscribers(publication, rows, { active, consent });
    const rejects = collectRejects(file, csv.header);
    const bar = progressBar(csv, deps.stderr);
    let totals: Totals;
    try {
      totals = await importRows(csv, add, rejects, (bytes) => bar.update(bytes));
    } finally {
      bar.stop();
    }
    const { count, report } = await rejects.close();
    deps.stdout.write(`${text.summary({ ...totals, rejected: count }, active)}\n`);
    for (const line of report) deps.stderr.write(`${line}\n`);
    if (count > 0 && totals.added + totals.existing + totals.suppressed === 0) fail(text.noneImported);
  });
}

/** `postrider import` */
export function importCommand(program: Command, deps: CliDeps): void {
  program
    .command('import')
    .description(text.description)
    .argument('<file.csv>', text.file)
    .requiredOption('--publication <slug>', text.publication)
    .option('--active', text.active)
    .option('--consent <text>', text.consent)
    .addHelpText('after', text.help)
    .action(async (file: string, options: Options, command: Command) => {
      checkConsent(options, command);
      await runImport(file, options, deps);
    });
}
