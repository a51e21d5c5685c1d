/** Runs the command line in this process, with the world around it as the test gives it. */
import { PassThrough, Readable } from 'node:stream';
import type { CliDeps, Commands } from '../../src/cli/options/deps.ts';
import { runProgram } from '../../src/cli/program.ts';
import { publication } from './web/rows.ts';

export interface CliRun {
  code: number;
  out: string;
  err: string;
  /** How often the installation was opened and closed. */
  opened: number;
  closed: number;
}

interface World {
  /** The part of an installation that the command uses; anything else it asks for throws. */
  commands?: Partial<Commands>;
  stdin?: string;
  start?: CliDeps['start'];
  open?: CliDeps['open'];
  checkFeed?: CliDeps['checkFeed'];
  /** Standard error is a terminal. */
  terminal?: boolean;
}

/** Publications with these slugs, numbered from 1. */
export function publicationsNamed(
  ...slugs: string[]
): Pick<Commands, 'allPublications' | 'publicationBySlug'> {
  const rows = slugs.map((slug, at) => ({ ...publication, id: at + 1, slug }));
  return {
    allPublications: async () => rows,
    publicationBySlug: async (slug) => rows.find((row) => row.slug === slug),
  };
}

function sink(terminal: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk) => chunks.push(chunk));
  const write = Object.assign(stream, {
    isTTY: terminal,
    columns: 110,
    clearLine: () => true,
    cursorTo: () => true,
  });
  return {
    stream: write as unknown as NodeJS.WriteStream,
    text: () => Buffer.concat(chunks).toString(),
  };
}

const unused = (what: string) => () =>
  Promise.reject(new Error(`the command used ${what}, which it should not`));

export async function runCli(argv: string[], world: World = {}): Promise<CliRun> {
  const out = sink(false);
  const err = sink(world.terminal ?? false);
  const counts = { opened: 0, closed: 0 };
  const code = await runProgram(argv, {
    start: world.start ?? unused('start'),
    open: async () => {
      counts.opened += 1;
      if (world.open) return world.open();
      if (!world.commands) throw new Error('the command opened the installation, which it should not');
      const close = async () => {
        counts.closed += 1;
      };
      return { ...world.commands, close } as Commands;
    },
    checkFeed: world.checkFeed ?? unused('checkFeed'),
    stdin: Readable.from([Buffer.from(world.stdin ?? '')]),
    stdout: out.stream,
    stderr: err.stream,
  });
  return { code, out: out.text(), err: err.text(), ...counts };
}
