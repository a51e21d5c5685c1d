/** The languages in which readers can have Postrider's own sentences. Another one is a folder like de/, and a place in the list here. */
import { primaryTag } from '../lib/languages.ts';
import { german } from './reader/de/reader.ts';
import type { AddressText } from './reader/en/addresses.ts';
import type { EmbedText } from './reader/en/embed.ts';
import type { MailText } from './reader/en/mail.ts';
import type { ManageText } from './reader/en/manage.ts';
import type { PageText } from './reader/en/pages.ts';
import { english } from './reader/en/reader.ts';

/** All that readers see, in one language. */
export interface ReaderText {
  /** A primary language subtag (BCP 47). */
  code: string;
  /** As its speakers call it. */
  name: string;
  mail: MailText;
  pages: PageText;
  manage: ManageText;
  embed: EmbedText;
  addresses: AddressText;
}

/** The first is for who reads none of them. */
export const catalogues: readonly ReaderText[] = [english, german];

/** The sentences in a language, whatever its variety (`de-AT` is `de`); in English where there is none. */
export const readerText = (language: string): ReaderText =>
  catalogues.find(({ code }) => code === primaryTag(language)) ?? english;
