/** The values that fill every template: the publication's look, the words of the reader's language, the foot. */

import { directionOf, languageTag, primaryTag } from '../../lib/languages.ts';
import { oneLine } from '../../lib/one-line.ts';
import { webUrl } from '../../lib/web-url.ts';
import { isTimeZone } from '../../model/issues/cadence.ts';
import type { SharedPage } from '../../model/publications/social.ts';
import type { MailText } from '../../text/reader/catalogue.ts';
import { readerText } from '../../text/reader/catalogues.ts';
import { cardDark, type Palette, paletteOf } from './colors.ts';
import { type Fonts, fontsOf } from './fonts.ts';
import { type FootLink, footLinks } from './foot-links.ts';
import type { PublicationLook } from './look.ts';
import type { Direction } from './templates.ts';
import { cut } from './words.ts';

export interface SharedValues {
  /** BCP 47; the language of the articles, and therefore of the whole mail. */
  language: string;
  direction: Direction;
  /** The sides where text starts and ends, because Gmail and Outlook do not support CSS logical properties. */
  start: 'left' | 'right';
  end: 'left' | 'right';
  /** Whether Postrider's own sentences run in the opposite direction to the articles. */
  against: boolean;
  words: MailText;
  /** HTML attributes for Postrider's own sentences if their language is not the articles' language. */
  own: string;
  /** The locale of dates: the language of the words, in the publication's variety of that language if it has one. */
  dateLocale: string;
  timezone: string;
  colors: Palette;
  cardDark: string;
  fonts: Fonts;
  name: string;
  tagline: string;
  siteUrl: string;
  logoUrl: string | null;
  logoAlt: string;
  /** Address of the mail's copy on the web; null if it has none. */
  readUrl: string | null;
  /** The page where a visitor of that copy can follow; null in a mail. */
  follow: { label: string; url: string } | null;
  /** The links in the foot; `words` says what they are for. */
  links: { words: string; links: FootLink[] }[];
  footNote: string[];
  postal: string[];
  /** Invisible filler after a short preview, so that a list of mails does not show the text after it. */
  filler: string;
  /** The line between the parts of a text mail. */
  line: string;
  /** The line between the groups of a text mail. */
  doubleLine: string;
}

const longest = { name: 100, tagline: 150, footNote: 1000 };

/** Returns the owner's lines, without empty lines at the start and the end. */
const linesOf = (text: string | null): string[] => (text ?? '').trim().split('\n').map(oneLine);

/** Formats a date in the publication's time zone, because the readers of one issue can be anywhere. */
export const dateIn = (
  { dateLocale, timezone }: Pick<SharedValues, 'dateLocale' | 'timezone'>,
  dateStyle: 'full' | 'long',
  date: Date,
): string => new Intl.DateTimeFormat(dateLocale, { dateStyle, timeZone: timezone }).format(date);

const endOf = (direction: Direction): 'left' | 'right' => (direction === 'ltr' ? 'right' : 'left');

/** The foot shares `article`, which the mail is about, or else the site. `baseUrl` has no trailing slash. */
export function sharedValues(
  look: PublicationLook,
  readerLanguage: string,
  baseUrl: string,
  article?: SharedPage,
): SharedValues {
  const language = languageTag(look.language);
  const direction = directionOf(language);
  const { code, mail: words } = readerText(readerLanguage);
  const name = cut(oneLine(look.name), longest.name);
  const { share, visit } = footLinks(look, words, baseUrl, article ?? { url: look.siteUrl, title: name });
  const same = code === primaryTag(language);
  const ownDirection = same ? direction : directionOf(code);
  return {
    language,
    direction,
    start: direction === 'ltr' ? 'left' : 'right',
    end: endOf(direction),
    against: ownDirection !== direction,
    words,
    own: same ? '' : `lang="${code}" dir="${ownDirection}"`,
    dateLocale: same ? language : code,
    timezone: isTimeZone(look.timezone) ? look.timezone : 'UTC',
    colors: paletteOf(look.color),
    cardDark,
    fonts: fontsOf(look.font),
    name,
    tagline: cut(oneLine(look.tagline ?? ''), longest.tagline),
    siteUrl: webUrl(look.siteUrl) ?? '',
    logoUrl: webUrl(look.logoUrl),
    logoAlt: words.logoOf(name),
    readUrl: null,
    follow: null,
    links: [
      { words: article ? words.shareArticle : words.shareSite(name), links: share },
      { words: words.alsoOn(name), links: visit },
    ].filter(({ links }) => links.length > 0),
    footNote: look.footNote?.trim() ? linesOf(look.footNote.slice(0, longest.footNote)) : [],
    postal: (look.postal ?? '').split('\n').map(oneLine).filter(Boolean),
    filler: '&#847;&zwnj;&nbsp;'.repeat(60),
    line: '-'.repeat(40),
    doubleLine: '='.repeat(40),
  };
}
