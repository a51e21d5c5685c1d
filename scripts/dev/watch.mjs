/** Prepares the data folder of `npm run dev`, says where to click, and runs the program under a watcher. */
import { spawn } from 'node:child_process';
import { installPackages, pathOf, run } from '../lib/prepare.mjs';
import { owner, reader } from './account.mjs';

const tsx = pathOf('node_modules/tsx/dist/cli.mjs');
/** The program reads these folders at its start. The watcher can't find them, because they are not imported. */
const readFolders = ['emails', 'embed', 'assets', 'sample'];

function environment() {
  const env = { DATA_DIR: pathOf('.dev'), LOG_LEVEL: 'debug', ...process.env };
  return { ...env, BASE_URL: env.BASE_URL ?? `http://localhost:${env.PORT ?? 3000}` };
}

/** @param {string} baseUrl */
const whereToClick = (baseUrl) => `
Where to click, once it is ready (a change in src/, ${readFolders.map((folder) => `${folder}/`).join(', ')} starts it again):
  Sample   ${baseUrl}/sample/ publishes articles; ${reader} follows it
  Mailbox  ${baseUrl}/mailbox has every mail
  Desk     ${baseUrl}/owner: ${owner.email}, password “${owner.password}”
  Follow   ${baseUrl}/follow/sample
`;

/** Runs until Ctrl-C. @param {string[]} args for `postrider start` */
export async function watch(args) {
  const env = environment();
  if (!installPackages() || !run(process.execPath, [tsx, pathOf('scripts/dev/seed.ts')], env)) {
    process.exitCode = 1;
    return;
  }
  console.log(whereToClick(env.BASE_URL));
  const folders = readFolders.flatMap((folder) => ['--include', `${pathOf(folder)}/**/*`]);
  const watching = [
    tsx,
    'watch',
    '--clear-screen=false',
    ...folders,
    pathOf('src/main.ts'),
    'start',
    ...args,
  ];
  const child = spawn(process.execPath, watching, { cwd: pathOf('.'), stdio: 'inherit', env });
  // A terminal sends Ctrl-C to all of them; a second SIGINT would make the watcher kill the program.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code) => {
    process.exitCode = code ?? 0;
  });
}
