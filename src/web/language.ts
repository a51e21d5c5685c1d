/** The language of a page that is neither a reader's nor a publication's. */
import type { Response } from 'express';
import { catalogues, type ReaderText, readerText } from '../text/catalogues.ts';

const codes = catalogues.map(({ code }) => code);

/** The sentences in the language that the browser asks for. */
export function browserText(res: Response): ReaderText {
  res.vary('Accept-Language');
  return readerText(res.req.acceptsLanguages(codes) || codes[0]!);
}
