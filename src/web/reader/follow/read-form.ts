/** Reads and validates what a visitor sent with the follow form. */
import type { SignUp } from '../../../actions/subscribers/follow.ts';
import { isCadence, isTimeZone } from '../../../model/issues/cadence.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { parseAddress } from '../../../model/subscribers/addresses.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { sentenceOf } from '../../../text/sentences.ts';
import type { Form } from '../../http/form.ts';
import { nameToday } from '../../pages/zones.ts';

/** A publication, and the texts in its language. */
export interface Followed {
  publication: Publication;
  text: ReaderText;
}

/** The visitor's input; '' for empty fields. */
export interface Typed {
  email: string;
  cadence: string;
  timezone: string;
  topics: string[];
}
export type Problems = Partial<Record<keyof Typed, string>>;

/** Initial values of a form. */
export const nothingTyped = ({ defaultCadence }: Publication): Typed => ({
  email: '',
  cadence: defaultCadence,
  timezone: '',
  topics: [],
});

/** Name of the trap field: forms often ask for such a thing, but no browser fills it in automatically. */
export const trapField = 'comment';

export type SignUpReading =
  | { kind: 'valid'; typed: Typed; signUp: SignUp }
  | { kind: 'wrong'; typed: Typed; problems: Problems };

/** A form on another site may leave out cadence and time zone; the publication's defaults apply then. */
export function readFollowForm(form: Form, { publication, text }: Followed): SignUpReading {
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
    address,
    cadence,
    timezone,
    language: publication.language,
    topics: typed.topics,
    consent: words.consent(publication.name),
  };
  return { kind: 'valid', typed, signUp };
}
