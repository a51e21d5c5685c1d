import { expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

it('has a default for everything', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    baseUrl: 'http://localhost:3000',
    database: { engine: 'sqlite' },
    smtp: null,
    allowPrivateFeeds: false,
  });
});

it('reads the mail server with its options', () => {
  expect(
    readConfig({ SMTP_URL: 'smtp://ada:p%40ss@mail.example.org?connections=3&timeout=30' }).smtp,
  ).toEqual({
    host: 'mail.example.org',
    port: 587,
    secure: false,
    auth: { user: 'ada', pass: 'p@ss' },
    connections: 3,
    timeoutMs: 30_000,
    rejectUnauthorized: true,
  });
});

it.each([
  ['PORT', 'seven', /PORT is not a number/],
  ['PORT', '70000', /PORT must be at most 65535/],
  ['BASE_URL', 'news.example.org', /BASE_URL is not an address that starts with http/],
  ['BASE_URL', 'https://example.org/news', /BASE_URL must have no path/],
  ['DATABASE_URL', 'mysql://localhost/x', /must be a file or start with postgres/],
  ['REDIS_URL', 'localhost:6379', /REDIS_URL is not an address that starts with redis/],
  ['SMTP_URL', 'mail.example.org', /SMTP_URL is not an address that starts with smtp/],
  ['SMTP_URL', 'smtp://mail.example.org?connections=0', /connections=0 must be a number above 0/],
  ['SECRET_KEY', 'short', /SECRET_KEY is too short/],
  ['TRUST_PROXY', 'true', /TRUST_PROXY is a number of proxies/],
  ['ALLOW_PRIVATE_FEEDS', 'maybe', /ALLOW_PRIVATE_FEEDS/],
  ['SMTP_URL_FILE', '/nowhere/at/all', /SMTP_URL_FILE can't be read/],
])('says what is wrong with %s=%s', (name, value, sentence) => {
  expect(() => readConfig({ [name]: value })).toThrow(sentence);
});

it('names every mistake at once', () => {
  try {
    readConfig({ PORT: 'x', BASE_URL: 'y', SECRET_KEY: 'z' });
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message.match(/^ {2}- /gm)).toHaveLength(3);
  }
});
