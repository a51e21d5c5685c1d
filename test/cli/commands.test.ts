/** The commands that are a few lines each, run in this process: what they print, and the codes they end with. */
import { describe, expect, it } from 'vitest';
import type { PublicationInput } from '../../src/actions/publications/add-publication.ts';
import { publicationsNamed, runCli } from '../support/cli.ts';

describe('owner add', () => {
  const argv = ['owner', 'add', 'ann@example.org', '--password-stdin'];

  it.each([
    ['correct horse', 'correct horse'],
    ['correct horse\n', 'correct horse'],
    ['correct horse\r\n', 'correct horse'],
    ['correct horse \n\n', 'correct horse \n'],
  ])('the password %j is taken without the line break at its end', async (stdin, password) => {
    const given: string[][] = [];
    const commands = {
      addOwner: async (...args: string[]) => {
        given.push(args);
        return { kind: 'added' as const };
      },
    };
    const run = await runCli(argv, { stdin, commands });
    expect(given).toEqual([['ann@example.org', password]]);
    expect(run).toMatchObject({ code: 0, out: 'ann@example.org may sign in now.\n', closed: 1 });
  });

  it.each([
    ['', 'no password on standard input'],
    ['nine char\n', 'at least 10 characters'],
    ['ünïcödé!!\n', 'at least 10 characters'],
  ])('the password %j is refused', async (stdin, hint) => {
    const run = await runCli(argv, { stdin });
    expect(run).toMatchObject({ code: 1, out: '', opened: 0 });
    expect(run.err).toContain(hint);
  });

  it.each([
    [{ kind: 'exists' as const }, 'may sign in already; nothing was changed'],
    [
      { kind: 'invalid' as const, field: 'email' as const, problem: { code: 'several' as const } },
      'Give one address only.',
    ],
  ])('%j ends with 1', async (result, hint) => {
    const run = await runCli(argv, { stdin: 'correct horse', commands: { addOwner: async () => result } });
    expect(run).toMatchObject({ code: 1, out: '', closed: 1 });
    expect(run.err).toContain(hint);
  });
});

it('key add prints the key alone', async () => {
  const run = await runCli(['key', 'add', 'Shop'], { commands: { addKey: async (name) => `pr_${name}` } });
  expect(run).toMatchObject({ code: 0, out: 'pr_Shop\n', err: '' });
});

describe('publication add', () => {
  const argv = ['publication', 'add', 'blog', '--name', 'Blog', '--from', 'Ann Lee <ann@Example.org>'];
  const added = {
    kind: 'added' as const,
    feeds: [{ url: 'https://example.org/feed', title: 'The feed' }],
    articles: 1200,
    followUrl: 'http://localhost:3000/follow/blog',
  };
  const recording = () => {
    const inputs: PublicationInput[] = [];
    const addPublication = async (input: PublicationInput) => {
      inputs.push(input);
      return added;
    };
    return { inputs, commands: { addPublication } };
  };

  it('what was given is passed on, and where readers follow is printed', async () => {
    const { inputs, commands } = recording();
    const run = await runCli([...argv, '--site', 'https://example.org'], { commands });
    expect(inputs).toEqual([
      {
        slug: 'blog',
        name: 'Blog',
        site: 'https://example.org',
        from: { name: 'Ann Lee', address: 'ann@example.org' },
      },
    ]);
    expect(run).toMatchObject({
      code: 0,
      out: 'Blog is added; 1,200 articles in its feed count as seen.\n  Feed    https://example.org/feed (The feed)\n  Follow  http://localhost:3000/follow/blog\n',
    });
  });

  it('every option is read', async () => {
    const { inputs, commands } = recording();
    const options = ['--feed', 'https://example.org/feed', '--reply-to', 'desk@example.org'];
    options.push('--postal', 'Main Street 1', '--hold', '0', '--cadence', 'daily');
    options.push('--timezone', 'Europe/Berlin', '--weekday', 'Friday', '--month-day', 'last');
    options.push('--quiet', '22-7', '--topics', 'Town Hall, Tides,');
    await runCli([...argv, ...options], { commands });
    expect(inputs[0]).toMatchObject({
      feed: 'https://example.org/feed',
      replyTo: 'desk@example.org',
      postal: 'Main Street 1',
      holdMinutes: 0,
      cadence: 'daily',
      timezone: 'Europe/Berlin',
      weekday: 5,
      monthDay: 31,
      quiet: { from: 22, to: 7 },
      topics: ['Town Hall', 'Tides'],
    });
    expect(inputs[0]).not.toHaveProperty('site');
  });

  it.each([
    ['"Lee, Ann" <ann@example.org>', 'Lee, Ann'],
    ['Zoë<ann@example.org>', 'Zoë'],
    ['The "Blog" <ann@example.org> ', 'The "Blog"'],
  ])('the sender %s has the name %s', async (from, name) => {
    const { inputs, commands } = recording();
    await runCli([...argv, '--from', from, '--feed', 'https://example.org/feed'], { commands });
    expect(inputs[0]?.from).toEqual({ name, address: 'ann@example.org' });
  });

  it.each([
    [[], 'give --site URL'],
    [['--feed', 'f', '--from', 'ann@example.org'], 'like "Ann Lee <ann@example.org>"'],
    [['--feed', 'f', '--from', '<ann@example.org>'], 'The name is missing'],
    [['--feed', 'f', '--from', 'Ann <ann@example>'], 'ending after “example” is missing'],
    [['--feed', 'f', '--reply-to', 'nobody'], 'no @ in the address'],
    [['--feed', 'f', '--hold', '-1'], 'whole minutes'],
    [['--feed', 'f', '--hold', '1.5'], 'whole minutes'],
    [['--feed', 'f', '--hold', '10081'], 'whole minutes'],
    [['--feed', 'f', '--cadence', 'hourly'], 'Allowed choices'],
    [['--feed', 'f', '--timezone', 'Mars/Olympus'], 'like Europe/Berlin'],
    [['--feed', 'f', '--weekday', 'someday'], 'a day like monday'],
    [['--feed', 'f', '--month-day', '29'], 'from 1 to 28'],
    [['--feed', 'f', '--month-day', '31'], 'from 1 to 28'],
    [['--feed', 'f', '--month-day', '0'], 'from 1 to 28'],
    [['--feed', 'f', '--quiet', '22'], 'like 22-7'],
    [['--feed', 'f', '--quiet', '22-24'], 'like 22-7'],
    [['--feed', 'f', '--quiet', '7-7'], 'like 22-7'],
    [['--feed', 'f', '--topics', ' , '], '30 at most'],
    [['--feed', 'f', '--topics', 'x'.repeat(81)], '80 characters at most'],
    [['--feed', ' '], 'It is empty'],
  ])('%j is wrong usage', async (options, hint) => {
    const run = await runCli([...argv, ...options]);
    expect(run).toMatchObject({ code: 2, out: '', opened: 0 });
    expect(run.err).toContain(hint);
  });

  it('a site without a feed ends with 1 and the reason', async () => {
    const run = await runCli([...argv, '--site', 'https://example.org'], {
      commands: {
        addPublication: async () => ({
          kind: 'invalid',
          problem: { code: 'named-feed-unreadable', url: 'https://example.org', named: '/feed' },
        }),
      },
    });
    const err =
      'No feed was found for https://example.org: it names /feed, but no feed could be read there.\n';
    expect(run).toMatchObject({ code: 1, out: '', err });
  });
});

describe('poll', () => {
  it('one line a feed says what came of it', async () => {
    const run = await runCli(['poll', 'blog'], {
      commands: {
        ...publicationsNamed('blog'),
        pollPublication: async () => [
          { url: 'https://a.example/feed', outcome: { kind: 'unchanged' } },
          {
            url: 'https://b.example/feed',
            outcome: { kind: 'polled', added: 1, edited: 2, withdrawn: 0, stopped: 0 },
          },
        ],
      },
    });
    expect(run).toMatchObject({
      code: 0,
      out: 'https://a.example/feed: unchanged\nhttps://b.example/feed: 1 new article, 2 edited\n',
    });
  });

  it('a feed that failed ends it with 1, and the others are still reported', async () => {
    const run = await runCli(['poll', 'blog'], {
      commands: {
        ...publicationsNamed('blog'),
        pollPublication: async () => [
          { url: 'https://a.example/feed', outcome: { kind: 'failed', reason: 'It answers 503.' } },
          { url: 'https://b.example/feed', outcome: { kind: 'unchanged' } },
        ],
      },
    });
    expect(run).toMatchObject({
      code: 1,
      out: 'https://b.example/feed: unchanged\n',
      err: 'https://a.example/feed: failed. It answers 503.\n',
    });
  });
});

describe('send-due', () => {
  it.each([
    [['send-due', 'blog'], undefined],
    [['send-due', 'blog', '--cadence', 'weekly'], 'weekly'],
  ])('%j queues what is due', async (argv, cadence) => {
    const asked: unknown[] = [];
    const sendDue = async (...args: unknown[]) => {
      asked.push(args);
      return { issues: 2, deliveries: 1300 };
    };
    const run = await runCli(argv, { commands: { ...publicationsNamed('news', 'blog'), sendDue } });
    expect(asked).toEqual([[2, cadence]]);
    expect(run).toMatchObject({ code: 0, out: '1,300 mails queued in 2 issues.\n' });
  });

  it('nothing due is said so and is no failure', async () => {
    const commands = { ...publicationsNamed('blog'), sendDue: async () => ({ issues: 0, deliveries: 0 }) };
    expect(await runCli(['send-due', 'blog'], { commands })).toMatchObject({
      code: 0,
      out: 'Nothing is due.\n',
    });
  });
});

describe('an unknown publication', () => {
  it.each([
    [['blog', 'news'], 'There is no publication “blgo”. There is blog, news.\n'],
    [[], 'There is no publication “blgo”. There is none yet: add one with `postrider publication add`.\n'],
  ])('with %j there, the slugs that there are come with the refusal', async (known, err) => {
    const commands = publicationsNamed(...known);
    for (const command of ['poll', 'send-due']) {
      expect(await runCli([command, 'blgo'], { commands })).toMatchObject({
        code: 1,
        out: '',
        err,
        closed: 1,
      });
    }
  });
});

describe('address check', () => {
  it('says one document a line, in the order given', async () => {
    const run = await runCli(['address', 'check', 'ann@bücher.example', 'ann', 'zoë@example.org', '--json']);
    expect(
      run.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { address: 'ann@bücher.example', valid: true, ascii: 'ann@xn--bcher-kva.example', reason: null },
      { address: 'ann', valid: false, ascii: null, reason: expect.stringContaining('no @') },
      { address: 'zoë@example.org', valid: true, ascii: null, reason: null },
    ]);
    expect(run).toMatchObject({ code: 1, err: '', opened: 0 });
  });

  it('ends with 0 if all are valid', async () => {
    const run = await runCli([
      'address',
      'check',
      'ann@example.org',
      'ann@bücher.example',
      'zoë@example.org',
    ]);
    expect(run).toMatchObject({
      code: 0,
      out:
        'ann@example.org: valid\n' +
        'ann@bücher.example: valid, in ASCII ann@xn--bcher-kva.example\n' +
        'zoë@example.org: valid, only where the mail server takes SMTPUTF8\n',
    });
  });

  it('an address may start with a hyphen, after --, or be empty', async () => {
    expect(await runCli(['address', 'check', '--', '-ann@example.org'])).toMatchObject({ code: 0 });
    expect(await runCli(['address', 'check', ''])).toMatchObject({
      code: 1,
      out: expect.stringContaining('There is no address'),
    });
  });
});
