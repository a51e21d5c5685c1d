/** What a visitor sent with the follow form: read, judged, and its time stamp weighed. */
import type { SignUp } from '../../../actions/subscribers/follow.ts';
import { isCadence, isTimeZone } from '../../../model/issues/cadence.ts';
import { filterLimits, folded } from '../../../model/issues/filters.ts';
import type { Tokens } from '../../../model/owners/tokens.ts';
import { parseAddress } from '../../../model/subscribers/addresses.ts';
import { sentenceOf } from '../../../text/sentences.ts';
import type { Form } from '../../http/form.ts';
import { nameToday } from '../../pages/zones.ts';
import type { Followed } from './answers.ts';
import type { Problems, Typed } from './follow-page.tsx';

export type SignUpReading =
  | { kind: 'valid'; typed: Typed; signUp: SignUp }
  | { kind: 'wrong'; typed: Typed; problems: Problems };

/** A form from elsewhere may leave out cadence and time zone: then the publication's hold. */
export function readSignUp(form: Form, { publication, text }: Followed): SignUpReading {
  const typed = {
    email: form('email'),
    cadence: form('cadence') || publication.defaultCadence,
    timezone: form('timezone'),
    topics: form.all('topics').filter(Boolean),
  };
  const { cadence } = typed;
  const timezone = nameToday(typed.timezone || publication.timezone);
  const address = parseAddress(typed.email);
  const words = text.pages.follow;
  const problems: Problems = {};
  if (address.kind === 'invalid') problems.email = sentenceOf(text.addresses, address.problem);
  if (!isCadence(cadence)) problems.cadence = words.cadenceUnknown;
  if (!isTimeZone(timezone)) problems.timezone = words.timezoneUnknown(timezone);
  if (address.kind === 'invalid' || !isCadence(cadence) || Object.keys(problems).length > 0) {
    return { kind: 'wrong', typed, problems };
  }
  const signUp = {
    address: address.address,
    addressKey: address.key,
    cadence,
    timezone,
    language: publication.language,
    topics: typed.topics,
    consent: words.consent(publication.name),
  };
  return { kind: 'valid', typed, signUp };
}

/**
 * The topics that there are among those sent, as they are spelt: offered by the owner, or else seen in the articles. A
 * form from elsewhere may send several in one value, with commas. What nobody writes about is left out.
 */
export async function topicsAmong(
  sent: string[],
  offered: string[],
  seen: () => Promise<{ name: string }[]>,
): Promise<string[]> {
  const known = new Map(offered.map((topic) => [folded(topic), topic]));
  const wanted = (topics: Map<string, string>) =>
    sent
      .slice(0, filterLimits.entries)
      .flatMap((value) => (topics.has(folded(value)) ? [value] : value.split(',')));
  const isKnown = (value: string): boolean => folded(value) === '' || known.has(folded(value));
  if (!wanted(known).every(isKnown))
    for (const { name } of await seen()) if (!isKnown(name)) known.set(folded(name), name);
  const found = wanted(known).flatMap((value) => known.get(folded(value)) ?? []);
  return [...new Set(found)].slice(0, filterLimits.entries);
}

/** Nobody reads and fills in the form in less. */
const minAgeMs = 2000;
/** On the page with one button, nobody reads and presses in less. */
const minAgeOfButtonMs = 1000;

/**
 * Weighs the time stamp of a form. Refused, it says which stamp the page with one button gets: one that is merely too
 * young stays and grows old enough by itself, so pressing again always helps in the end.
 */
export function weighStamp(
  tokens: Tokens,
  stamp: string,
  now: Date,
): { kind: 'good' } | { kind: 'refused'; next: string } {
  const reading = tokens.formStamp.read(stamp, now);
  if (reading.kind === 'valid') {
    const age = now.getTime() - reading.value.shownAt;
    return age >= minAgeMs ? { kind: 'good' } : { kind: 'refused', next: stamp };
  }
  const shownAt = now.getTime() - (minAgeMs - minAgeOfButtonMs);
  return { kind: 'refused', next: tokens.formStamp.make({ shownAt }, now) };
}
