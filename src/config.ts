/** The only reader of the environment. It checks all settings together and reports each mistake in a sentence. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import type { SmtpSettings } from './mail/smtp/settings.ts';
import type { DatabaseSettings } from './store/engine/database-settings.ts';
import { configText as text } from './text/install/settings.ts';

export interface Config {
  port: number;
  host: string | undefined;
  /** Without a trailing slash. */
  baseUrl: string;
  dataDir: string;
  database: DatabaseSettings;
  redisUrl: string | undefined;
  smtp: SmtpSettings | null;
  secretKey: string | undefined;
  /** Express's `trust proxy`: a number of hops, or a list of addresses. */
  trustProxy: number | string | undefined;
  allowPrivateFeeds: boolean;
  logLevel: string;
}

export class ConfigError extends Error {
  override name = 'ConfigError';
}

const names = [
  'PORT',
  'HOST',
  'BASE_URL',
  'DATA_DIR',
  'DATABASE_URL',
  'REDIS_URL',
  'SMTP_URL',
  'SECRET_KEY',
  'TRUST_PROXY',
  'ALLOW_PRIVATE_FEEDS',
  'LOG_LEVEL',
] as const;
type Name = (typeof names)[number];

const boolean = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'])
  .transform((v) => ['true', '1', 'yes'].includes(v));

function url(protocols: string[], example: string) {
  return z.string().superRefine((value, context) => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol)) {
      context.addIssue({
        code: 'custom',
        message: text.address(protocols, example),
      });
    }
  });
}

const count = (from: number, to: number) =>
  z.coerce.number(text.number).int(text.whole).min(from, text.min(from)).max(to, text.max(to));

const schema = z.object({
  PORT: count(0, 65535).default(3000),
  HOST: z.string().optional(),
  BASE_URL: url(['http:', 'https:'], 'https://news.example.org')
    .refine((value) => !URL.canParse(value) || /^\/*$/.test(new URL(value).pathname), text.path)
    .optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().optional(),
  REDIS_URL: url(['redis:', 'rediss:', 'unix:'], 'redis://localhost:6379').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtp://user:password@mail.example.org:587').optional(),
  SECRET_KEY: z.string().min(32, text.shortKey).optional(),
  TRUST_PROXY: z
    .string()
    .refine((value) => !/^(true|false|yes|no)$/i.test(value), text.proxies)
    .optional(),
  ALLOW_PRIVATE_FEEDS: boolean.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

function readValues(env: NodeJS.ProcessEnv, problems: string[]): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const file = env[`${name}_FILE`];
    const direct = env[name];
    if (direct && file) problems.push(text.bothSet(name));
    else if (file) {
      try {
        values[name] = readFileSync(file, 'utf8').trim();
      } catch (error) {
        problems.push(text.unreadable(name, (error as Error).message));
      }
    } else if (direct?.trim()) values[name] = direct.trim();
  }
  return values;
}

function readDatabase(value: string | undefined, dataDir: string): DatabaseSettings {
  if (!value) return { engine: 'sqlite', file: resolve(dataDir, 'postrider.sqlite') };
  if (/^postgres(ql)?:\/\//.test(value)) {
    if (
      !URL.canParse(
        value
          .replace(/^(postgres(?:ql)?:\/\/[^/]*@)\//, '$1socket/')
          .replace(/^(postgres(?:ql)?:\/\/)\//, '$1socket/'),
      )
    ) {
      throw new ConfigError(text.databaseAddress);
    }
    return { engine: 'postgres', url: value };
  }
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(value) && !value.startsWith('file://')) {
    throw new ConfigError(text.databaseKind(value.split('://')[0]!));
  }
  return { engine: 'sqlite', file: resolve(value.replace(/^(file:(\/\/)?|sqlite:(\/\/)?)/, '')) };
}

/**
 * `smtp://user:password@host:587` or `smtps://…:465`, with `?connections=N` (default 10), `?timeout=SECONDS`
 * (default 600) and `?insecure=true`.
 */
function readSmtp(value: string | undefined): SmtpSettings | null {
  if (!value) return null;
  const parsed = new URL(value);
  const secure = parsed.protocol === 'smtps:';
  const number = (name: string, fallback: number, most: number) => {
    const typed = parsed.searchParams.get(name);
    const result = typed === null ? fallback : Number(typed);
    if (!Number.isFinite(result) || result <= 0 || result > most) {
      throw new ConfigError(text.smtpNumber(name, typed, most));
    }
    return result;
  };
  if (!parsed.hostname) throw new ConfigError(text.smtpHost);
  return {
    host: parsed.hostname.replace(/^\[|\]$/g, ''),
    port: parsed.port ? Number(parsed.port) : secure ? 465 : 587,
    secure,
    auth: parsed.username
      ? { user: decodeURIComponent(parsed.username), pass: decodeURIComponent(parsed.password) }
      : null,
    connections: Math.floor(number('connections', 10, 500)) || 1,
    timeoutMs: number('timeout', 600, 3600) * 1000,
    rejectUnauthorized: parsed.searchParams.get('insecure') !== 'true',
  };
}

/** @throws ConfigError with one line for each mistake. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const values = readValues(env, problems);
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')} ${issue.message}`);
  }
  let database: DatabaseSettings | undefined;
  let smtp: SmtpSettings | null = null;
  try {
    if (parsed.success) {
      database = readDatabase(parsed.data.DATABASE_URL, parsed.data.DATA_DIR);
      smtp = readSmtp(parsed.data.SMTP_URL);
    }
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(error.message);
  }
  if (problems.length > 0 || !parsed.success || !database) {
    throw new ConfigError(text.all(problems));
  }
  const v = parsed.data;
  return {
    port: v.PORT,
    host: v.HOST,
    baseUrl: (v.BASE_URL ?? `http://localhost:${v.PORT}`).replace(/\/+$/, ''),
    dataDir: resolve(v.DATA_DIR),
    database,
    redisUrl: v.REDIS_URL,
    smtp,
    secretKey: v.SECRET_KEY,
    trustProxy:
      v.TRUST_PROXY === undefined
        ? undefined
        : /^\d+$/.test(v.TRUST_PROXY)
          ? Number(v.TRUST_PROXY)
          : v.TRUST_PROXY,
    allowPrivateFeeds: v.ALLOW_PRIVATE_FEEDS,
    logLevel: v.LOG_LEVEL,
  };
}
