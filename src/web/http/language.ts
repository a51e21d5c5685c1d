/** The language of a page that is neither a reader's nor a publication's. */
import type { Response } from 'express';
import type { ReaderText } from '../../text/reader/catalogue.ts';
import { catalogues, english, readerText } from '../../text/reader/catalogues.ts';

const codes = catalogues.map(({ code }) => code);

/** Pages of the owner, and of the sample site: all that happens there is in English. */
const inEnglish = /^\/(owner|mailbox|sample)(\/|\?|$)/;

/** The sentences in the language that the browser asks for. */
export function browserText(res: Response): ReaderText {
  if (inEnglish.test(res.req.originalUrl)) return english;
  res.vary('Accept-Language');
  return readerText(res.req.acceptsLanguages(codes) || codes[0]!);
}
