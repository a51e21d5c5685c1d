/** Reads pages as the start-up proof needs them. */
import { setTimeout as sleep } from 'node:timers/promises';

export const decode = (text) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** The hidden inputs of a page, as a browser would send them. */
export function hiddenFields(html) {
  const inputs = html.match(/<input\b[^>]*>/g) ?? [];
  const hidden = inputs.filter((tag) => attribute(tag, 'type') === 'hidden');
  return Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

/** Asks again until the answer is something; throws if it takes too long. */
export async function until(patienceMs, ask) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`nothing came within ${patienceMs / 1000} seconds`);
    await sleep(200);
  }
}

/** The HTML of a mail in the local mailbox to this address that has these words, or undefined. */
export async function mailTo(base, address, words) {
  const list = await (await fetch(`${base}/mailbox`)).text();
  if (!list.includes(address)) return undefined;
  for (const [, id] of new Set([...list.matchAll(/\/mailbox\/([\w-]+)"/g)])) {
    const html = await (await fetch(`${base}/mailbox/${id}/html`)).text();
    if (html.toLowerCase().includes(words.toLowerCase())) return html;
  }
  return undefined;
}
