/** Brings node_modules/ and dist/ up to date, and does nothing if they are. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Returns the absolute path of a file in this repository. */
export const pathOf = (file) => fileURLToPath(new URL(`../../${file}`, import.meta.url));

const root = pathOf('.');

/** Runs a program in the repository. @returns whether it succeeded */
export const run = (program, args, env = process.env) =>
  spawnSync(program, args, { cwd: root, stdio: 'inherit', env }).status === 0;

/** Runs an installed package's program. */
export const runPackage = (script, args, env) =>
  run(process.execPath, [pathOf(`node_modules/${script}`), ...args], env);

function npm(args) {
  const script = process.env.npm_execpath;
  // JOBS lets node-gyp compile on every core.
  const env = { JOBS: 'max', ...process.env };
  if (script?.endsWith('.js')) return run(process.execPath, [script, ...args], env);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, env);
}

function stampIs(file, stamp) {
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

const hashOf = (parts) =>
  parts.reduce((hash, part) => hash.update(part).update('\0'), createHash('sha256')).digest('hex');

/** The stamp contains Node's ABI, because native packages are built for one ABI. */
const installStamp = () =>
  hashOf([
    readFileSync(pathOf('package-lock.json')),
    process.versions.modules,
    process.platform,
    process.arch,
  ]);

/** Runs `npm ci` if the packages differ from package-lock.json. @returns whether they are installed now */
export function installPackages() {
  const stampFile = pathOf('node_modules/.postrider-install');
  const stamp = installStamp();
  if (stampIs(stampFile, stamp)) return true;
  // If node_modules is a link, npm would empty the folder that it leads to, which others may be using.
  if (lstatSync(pathOf('node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'The packages are not those of package-lock.json, and node_modules is a link: remove it, or start once where it leads to.',
    );
    return false;
  }
  console.error(
    'Installing packages (better-sqlite3 may compile for a minute or two on a machine without a prebuilt binary) …',
  );
  const options = ['--include=dev', '--prefer-offline', '--loglevel=error', '--no-audit', '--no-fund'];
  if (!npm(['ci', ...options])) {
    console.error(
      'The packages could not be installed; npm says why above. If it was better-sqlite3 that did not compile, install python3, make and g++ (Debian: apt-get install python3 make g++; macOS: xcode-select --install) and start again.',
    );
    return false;
  }
  writeFileSync(stampFile, stamp);
  return true;
}

function sourceFiles() {
  const inSource = readdirSync(pathOf('src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return [...inSource.sort(), ...['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'].map(pathOf)];
}

/** Compiles src/ to dist/ if it changed since the last time. @returns whether dist/ is up to date now */
export function build() {
  const stampFile = pathOf('dist/.build-stamp');
  const stamp = hashOf(sourceFiles().flatMap((file) => [file.slice(root.length), readFileSync(file)]));
  if (stampIs(stampFile, stamp)) return true;
  console.error('Building …');
  rmSync(pathOf('dist'), { recursive: true, force: true });
  if (!runPackage('typescript/bin/tsc', ['-p', 'tsconfig.build.json'])) {
    console.error('The build failed; the compiler says why above.');
    rmSync(pathOf('dist'), { recursive: true, force: true });
    return false;
  }
  writeFileSync(stampFile, stamp);
  return true;
}
