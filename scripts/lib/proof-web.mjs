/** Reads pages for the start-up proof. */
import { setTimeout as sleep } from 'node:timers/promises';

export const decode = (text) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const attribute = (tag, name) => decode(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

/** Returns the hidden inputs of a page, as a browser would send them. */
export function hiddenFields(html) {
  const inputs = html.match(/<input\b[^>]*>/g) ?? [];
  const hidden = inputs.filter((tag) => attribute(tag, 'type') === 'hidden');
  return Object.fromEntries(hidden.map((tag) => [attribute(tag, 'name'), attribute(tag, 'value')]));
}

/** Repeats a question until the answer is truthy. @throws if it takes too long */
export async function until(patienceMs, ask) {
  const end = Date.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`nothing came within ${patienceMs / 1000} seconds`);
    await sleep(200);
  }
}

/** Returns the HTML of a mail to this address with these words in the local mailbox, or undefined. */
export async function mailTo(base, address, words) {
  const list = await (await fetch(`${base}/mailbox`)).text();
  if (!list.includes(address)) return undefined;
  for (const [, id] of new Set([...list.matchAll(/\/mailbox\/([\w-]+)"/g)])) {
    const html = await (await fetch(`${base}/mailbox/${id}/html`)).text();
    if (html.toLowerCase().includes(words.toLowerCase())) return html;
  }
  return undefined;
}
