/** The language of pages that belong to no reader and no publication. */
import type { Response } from 'express';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { catalogues, english, readerText } from '../../text/reader/catalogues.ts';

const codes = catalogues.map(({ code }) => code);

/** Addresses of the pages that are only in English: the owner's, the local mailbox's and the sample site's. */
const inEnglish = /^\/(owner|mailbox|sample)(\/|\?|$)/;

/** Returns the texts in the language that the browser prefers. */
export function browserText(res: Response): ReaderText {
  if (inEnglish.test(res.req.originalUrl)) return english;
  res.vary('Accept-Language');
  return readerText(res.req.acceptsLanguages(codes) || codes[0]!);
}
