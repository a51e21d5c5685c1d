/** A WebSub hub on 127.0.0.1 that is strict with subscribers (w3.org/TR/websub, 5 and 7). */
import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HubBehaviour {
  /** Instead of 202. */
  status: number;
  /** With a status that redirects. */
  location: string | null;
  /** Verifies once it has answered, before it answers, or not at all; `deny` refuses instead. */
  verify: 'after' | 'before' | 'never' | 'deny';
  /** The lease that it gives; null for what was asked. */
  leaseSeconds: number | null;
  /** Never answers. */
  silent: boolean;
}

export interface HeldSubscription {
  topic: string;
  callback: string;
  secret: string;
}

const usual: HubBehaviour = {
  status: 202,
  location: null,
  verify: 'after',
  leaseSeconds: null,
  silent: false,
};

export type TestHub = Awaited<ReturnType<typeof startHub>>;

export async function startHub() {
  let behaviour = { ...usual };
  const requests: URLSearchParams[] = [];
  /** By callback. */
  const held = new Map<string, HeldSubscription>();
  /** What subscribers did that the standard forbids. */
  const wrongs: string[] = [];
  /** Verifications that subscribers did not confirm: the mode, and the status. */
  const refused: [mode: string, status: number][] = [];
  let working: Promise<unknown> = Promise.resolve();

  async function verify(form: URLSearchParams): Promise<void> {
    const mode = form.get('hub.mode')!;
    const callback = form.get('hub.callback')!;
    const topic = form.get('hub.topic')!;
    const denied = behaviour.verify === 'deny';
    // Letters that only a faithful echo keeps.
    const challenge = `${randomBytes(12).toString('base64')} <&ü+%>`;
    const lease = String(behaviour.leaseSeconds ?? form.get('hub.lease_seconds') ?? '');
    const answer = await call(callback, {
      'hub.mode': denied ? 'denied' : mode,
      'hub.topic': topic,
      ...(denied ? { 'hub.reason': 'no such topic' } : { 'hub.challenge': challenge }),
      ...(mode === 'subscribe' && !denied ? { 'hub.lease_seconds': lease } : {}),
    });
    if (denied) return;
    if (!answer.ok) return void refused.push([mode, answer.status]);
    if ((await answer.text()) !== challenge) wrongs.push('the challenge was not echoed');
    if (!/^text\/plain/.test(answer.headers.get('content-type') ?? ''))
      wrongs.push('the echo is no plain text');
    if (mode === 'subscribe') held.set(callback, { topic, callback, secret: form.get('hub.secret') ?? '' });
    else held.delete(callback);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    requests.push(form);
    if (behaviour.silent) return;
    const objections = objectionsTo(request, form);
    wrongs.push(...objections);
    const { status, location } = behaviour;
    if (status !== 202 || objections.length > 0)
      return void response
        .writeHead(objections.length > 0 ? 400 : status, location ? { location } : {})
        .end();
    const verified = behaviour.verify === 'never' ? null : () => verify(form);
    if (verified && behaviour.verify === 'before') await verified();
    response.writeHead(202).end();
    if (verified && behaviour.verify !== 'before') working = Promise.all([working, verified()]);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    requests,
    held,
    wrongs,
    refused,
    /** How it behaves from now on: as usual but for this. */
    behave(change: Partial<HubBehaviour> = {}) {
      behaviour = { ...usual, ...change };
    },
    /** All verifications have come to their end. */
    settled: () => working,
    /** Sends what is new to everybody who is subscribed to the topic; forgets who answers 410. Gives the statuses. */
    async publish(topic: string, body: string, algorithm = 'sha256'): Promise<number[]> {
      const statuses: number[] = [];
      for (const { callback, secret } of [...held.values()].filter((each) => each.topic === topic)) {
        const { status } = await push(callback, body, sign(body, secret, algorithm));
        if (status === 410) held.delete(callback);
        statuses.push(status);
      }
      return statuses;
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const sign = (body: string | Uint8Array, secret: string, algorithm = 'sha256'): string =>
  `${algorithm}=${createHmac(algorithm, secret).update(body).digest('hex')}`;

/** One push, signed or not. */
export const push = (
  callback: string,
  body: string | Uint8Array<ArrayBuffer>,
  signature?: string,
  headers: Record<string, string> = {},
): Promise<Response> =>
  fetch(callback, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/atom+xml',
      ...(signature ? { 'x-hub-signature': signature } : {}),
      ...headers,
    },
  });

/** A request to a callback, with these words in its query. */
export function call(callback: string, query: Record<string, string>): Promise<Response> {
  const url = new URL(callback);
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value);
  return fetch(url, { redirect: 'manual' });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** What the standard asks of a request (5.1). */
function objectionsTo(request: IncomingMessage, form: URLSearchParams): string[] {
  const [mode, topic, callback, secret, lease] = ['mode', 'topic', 'callback', 'secret', 'lease_seconds'].map(
    (name) => form.getAll(`hub.${name}`),
  ) as [string[], string[], string[], string[], string[]];
  const isUrl = ([one]: string[]) => URL.canParse(one ?? '') && !one!.includes('#');
  const checks: [ok: boolean, objection: string][] = [
    [request.method === 'POST', `${request.method} is not POST`],
    [request.headers['content-type'] === 'application/x-www-form-urlencoded', 'this is no form'],
    [/^(subscribe|unsubscribe)$/.test(mode.join()), `there is no mode “${mode}”`],
    [topic.length === 1 && isUrl(topic), `“${topic}” is no topic`],
    [callback.length === 1 && isUrl(callback), `“${callback}” is no callback`],
    [secret.every((one) => one !== '' && Buffer.byteLength(one) < 200), 'the secret is empty or too long'],
    [secret.length <= 1 && lease.length <= 1, 'something comes twice'],
    [lease.every((one) => /^[1-9]\d*$/.test(one)), `“${lease}” is no lease`],
  ];
  return checks.filter(([ok]) => !ok).map(([, objection]) => objection);
}
