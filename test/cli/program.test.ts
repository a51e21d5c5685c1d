import { expect, it } from 'vitest';
import { runCli } from '../support/cli.ts';

const commands = [
  ['start'],
  ['owner', 'add'],
  ['key', 'add'],
  ['publication', 'add'],
  ['poll'],
  ['send-due'],
  ['import'],
  ['feed', 'check'],
  ['address', 'check'],
];

it.each(commands)('%s %s explains itself, with an example and the exit codes', async (...command) => {
  const { code, out, err } = await runCli([...command.filter(Boolean), '--help']);
  expect(code).toBe(0);
  expect(err).toBe('');
  expect(out).toContain(`Usage: postrider ${command.filter(Boolean).join(' ')}`);
  expect(out).toMatch(/Examples?:\n {2}\$ /);
  expect(out).toContain('Exit codes: 0 it worked, 1 it failed, 2 wrong usage.');
});

it('the version is that of the package', async () => {
  expect(await runCli(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

it.each([
  [[], 'Usage: postrider'],
  [['owner'], 'Usage: postrider owner'],
  [['pol', 'blog'], 'Did you mean poll?'],
  [['poll'], "missing required argument 'slug'"],
  [['poll', 'blog', 'more'], 'too many arguments'],
  [['poll', 'blog', '--fast'], "unknown option '--fast'"],
  [['start', '--role', 'boss'], 'Allowed choices are all, web, worker'],
  [['send-due', 'blog', '--cadence', 'hourly'], 'Allowed choices are instant, daily, weekly, monthly'],
  [['owner', 'add', 'ann@example.org'], '--password-stdin'],
  [['owner', 'add', 'ann', '--password-stdin'], 'There is no @ in the address'],
  [['key', 'add', ' '], 'Give the key a name'],
])('wrong usage %j ends with 2 and a hint, and opens nothing', async (argv, hint) => {
  const { code, out, err, opened } = await runCli(argv);
  expect({ code, out, opened }).toEqual({ code: 2, out: '', opened: 0 });
  expect(err).toContain(hint);
  expect(err).toMatch(/--help|Options:/);
});

it('what goes wrong at opening is a sentence on stderr, never a stack', async () => {
  const run = await runCli(['poll', 'blog'], {
    open: () => Promise.reject(new Error('The data folder /data can’t be written.')),
  });
  expect(run).toMatchObject({ code: 1, out: '', err: 'The data folder /data can’t be written.\n' });
});

it('what goes wrong in a command is a sentence too, and the installation is closed', async () => {
  const run = await runCli(['poll', 'blog'], {
    commands: { publicationBySlug: () => Promise.reject(new Error('The database is gone.')) },
  });
  expect(run).toMatchObject({ code: 1, err: 'The database is gone.\n', opened: 1, closed: 1 });
});

it.each([
  [['start'], 'all'],
  [['start', '--role', 'worker'], 'worker'],
])('%j starts role %s and ends with 0 when it is stopped', async (argv, role) => {
  const roles: string[] = [];
  const run = await runCli(argv, { start: async (options) => void roles.push(options.role) });
  expect(roles).toEqual([role]);
  expect(run.code).toBe(0);
});

it('a start that fails ends with 1', async () => {
  const run = await runCli(['start'], { start: () => Promise.reject(new Error('Port 3000 is taken.')) });
  expect(run).toMatchObject({ code: 1, err: 'Port 3000 is taken.\n' });
});
