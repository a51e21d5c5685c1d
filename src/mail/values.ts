/** What every template is filled with: the publication's look, the words of the reader's language, the foot. */
import type { SharedPage } from '../model/social.ts';
import { webUrl } from '../model/web-url.ts';
import { type MailText, mailText } from '../text/en/mail.ts';
import { cardDark, type Palette, paletteOf } from './colors.ts';
import { type FootLink, footLinks } from './foot-links.ts';
import type { PublicationLook } from './look.ts';
import type { Direction } from './templates.ts';
import { cut, directionOf, languageTag, oneLine } from './words.ts';

const catalogues: Record<string, MailText> = { en: mailText };

/** The sentences in the language asked for, or in English where there is no catalogue. */
export const wordsFor = (language: string): MailText =>
  catalogues[languageTag(language).split('-')[0]!] ?? mailText;

export interface SharedValues {
  /** Of the articles, and so of the whole mail. */
  language: string;
  direction: Direction;
  /** Where the text ends: pictures beside it float there. */
  end: 'left' | 'right';
  words: MailText;
  /** The attributes of Postrider's own sentences where their language is not the articles'. */
  own: string;
  /** Dates go with the words, in the publication's own variety of that language where it has one. */
  dateLocale: string;
  colors: Palette;
  cardDark: string;
  name: string;
  siteUrl: string;
  logoUrl: string | null;
  /** In the foot; `words` says what they are for. */
  links: { words: string; links: FootLink[] }[];
  postal: string[];
  /** Keeps the text after a short preview out of the reader's list of mails. */
  filler: string;
  /** Between the parts of a text mail. */
  line: string;
}

/** `article` is the one that the mail is about; without one, its foot shares the site. `baseUrl` without a trailing slash. */
export function sharedValues(
  look: PublicationLook,
  readerLanguage: string,
  baseUrl: string,
  article?: SharedPage,
): SharedValues {
  const language = languageTag(look.language);
  const direction = directionOf(language);
  const words = wordsFor(readerLanguage);
  const name = cut(oneLine(look.name), 100);
  const { share, visit } = footLinks(look, words, baseUrl, article ?? { url: look.siteUrl, title: name });
  const same = words.language === language.split('-')[0];
  return {
    language,
    direction,
    end: direction === 'ltr' ? 'right' : 'left',
    words,
    own: same ? '' : `lang="${words.language}" dir="${directionOf(words.language)}"`,
    dateLocale: same ? language : words.language,
    colors: paletteOf(look.color),
    cardDark,
    name,
    siteUrl: webUrl(look.siteUrl) ?? '',
    logoUrl: webUrl(look.logoUrl),
    links: [
      { words: article ? words.shareArticle : words.shareSite(name), links: share },
      { words: words.alsoOn(name), links: visit },
    ].filter(({ links }) => links.length > 0),
    postal: (look.postal ?? '').split('\n').map(oneLine).filter(Boolean),
    filler: '&#847;&zwnj;&nbsp;'.repeat(60),
    line: '-'.repeat(40),
  };
}
