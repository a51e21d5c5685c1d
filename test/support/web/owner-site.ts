/** The real web side on a real store, and browsers that keep their cookies, for tests of the owner's pages. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { addFirstOwner } from '../../../src/actions/owners/add-owner.ts';
import { startSession } from '../../../src/actions/owners/sign-in.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { createRenderer, type Renderer } from '../../../src/mail/render/render.ts';
import { createPolls } from '../../../src/main/polls.ts';
import { createWeb, type WebParts } from '../../../src/main/web.ts';
import { createTokens, setupSecret } from '../../../src/model/owners/tokens.ts';
import { openStore } from '../../../src/store/engine/open-store.ts';
import type { Store } from '../../../src/store/engine/store.ts';
import { listen } from '../../../src/web/http/server.ts';
import { testClock } from '../clock.ts';
import { freePort } from '../program.ts';

export const owner = { email: 'olive@valley.example', password: 'seven herons at dawn' };
const secretKey = 'a key for tests, of thirty-two characters';

/** Loading MJML takes seconds: once for all tests of a file. */
let renderer: Promise<Renderer> | undefined;

export interface OwnerSiteOptions {
  config?: Partial<Config>;
  parts?: Partial<WebParts>;
  /** `false`: nobody owns the installation yet. */
  owned?: boolean;
  /** Where the clock stands; for real browsers, which judge by their own how old a cookie is, the time it is. */
  start?: string;
}

/** Keeps cookies, and sends forms as a browser does from a page of ours. */
export function createVisitor(url: string) {
  const cookies = new Map<string, string>();
  async function ask(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map((pair) => pair.join('=')).join('; '));
    const response = await fetch(url + path, { redirect: 'manual', ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value === '') cookies.delete(name!);
      else cookies.set(name!, value!);
    }
    return response;
  }
  return {
    cookies,
    get: (path: string, init: RequestInit = {}) => ask(path, init),
    post: (path: string, fields: Record<string, string> = {}, init: RequestInit = {}) =>
      ask(path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        ...init,
        headers: { origin: url, 'sec-fetch-site': 'same-origin', ...init.headers },
      }),
  };
}
export type Visitor = ReturnType<typeof createVisitor>;

/** An installation of its own, on SQLite, that may fetch from this machine. Close it after the test. */
export async function openOwnerSite(options: OwnerSiteOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'postrider-owner-'));
  const store = await openStore({ engine: 'sqlite', file: join(folder, 'postrider.sqlite') });
  const clock = testClock(options.start ?? '2026-03-02T10:00:00Z');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { DATA_DIR: folder, BASE_URL: url, ALLOW_PRIVATE_FEEDS: 'true' };
  const config = { ...readConfig(env), ...options.config };
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(line) });
  renderer ??= createRenderer();
  const polls = createPolls({ config, log, store, clock });
  const app = createWeb(
    { config, log, store, clock },
    {
      secretKey,
      tokens: createTokens(secretKey),
      renderer: await renderer,
      polls,
      smtp: null,
      mailbox: null,
      notice: null,
      backend: () => null,
      wake: () => undefined,
      ...options.parts,
    },
  );
  const server = await listen(app, { port, host: '127.0.0.1' });
  const session = options.owned === false ? undefined : await ownerIn(store, clock);
  return {
    url,
    app,
    store,
    clock,
    lines,
    config,
    secret: setupSecret(secretKey),
    /** Token of a session of the owner; none where there is no owner. */
    session,
    /** A browser of nobody. */
    visitor: () => createVisitor(url),
    /** The owner's browser, signed in. */
    owner() {
      const visitor = createVisitor(url);
      visitor.cookies.set('postrider', session!);
      return visitor;
    },
    async close() {
      await server.close();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type OwnerSite = Awaited<ReturnType<typeof openOwnerSite>>;

async function ownerIn(store: Store, clock: () => Date): Promise<string> {
  const added = await addFirstOwner({ store, clock }, owner.email, owner.password);
  if (added.kind !== 'added') throw new Error(`no owner was made: ${added.kind}`);
  return (await startSession({ store, clock }, added.ownerId)).token;
}

/** One that closes when its test ends. */
export async function ownerSite(options: OwnerSiteOptions = {}): Promise<OwnerSite> {
  const opened = await openOwnerSite(options);
  onTestFinished(() => opened.close());
  return opened;
}
