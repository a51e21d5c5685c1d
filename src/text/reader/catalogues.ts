/** The languages in which readers can have Postrider's own sentences. Another one is a folder like de/, and a place in the list here. */
import { primaryTag } from '../../lib/languages.ts';
import type { ReaderText } from './catalogue.ts';
import { german } from './de/reader.ts';
import { english } from './en/reader.ts';

export { english };

/** The first is for who reads none of them. */
export const catalogues: readonly ReaderText[] = [english, german];

/** The sentences in a language, whatever its variety (`de-AT` is `de`); in English where there is none. */
export const readerText = (language: string): ReaderText =>
  catalogues.find(({ code }) => code === primaryTag(language)) ?? english;
