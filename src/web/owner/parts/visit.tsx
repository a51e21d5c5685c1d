/** What every page of the desk needs to know about its request. */
import type { Request, Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { deskText } from '../../../text/owner/desk.ts';
import type { Deps, Shared } from '../../http/deps.ts';
import { sendPage } from '../../pages/page.tsx';
import { Missing } from './missing.tsx';
import { ownerOf } from './owner-of.ts';

/** What every page of a publication needs. */
export interface PublicationPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
}

export interface Visit {
  owner: Owner;
  publication: Publication;
  now: Date;
  flash: Flash | undefined;
}

/**
 * Returns the visit to a publication's page; undefined if the publication doesn't exist, and the response has been
 * sent.
 */
export async function visitOf(
  deps: Deps<PublicationPort>,
  req: Request<{ slug: string }>,
  res: Response,
): Promise<Visit | undefined> {
  const { slug } = req.params;
  const publication = await deps.port.publicationBySlug(slug);
  if (publication)
    return { owner: ownerOf(res), publication, now: deps.clock(), flash: readFlash(deps, req) };
  const { publicationTitle, publicationLead } = deskText.missing;
  const words = { title: publicationTitle, lead: publicationLead(slug.slice(0, 63)) };
  sendPage(res, 404, <Missing owner={ownerOf(res)} {...words} />);
  return undefined;
}

/** Redirects to a page, which says once what was done. */
export function sendBack(deps: Shared, res: Response, path: string, flash: Flash): void {
  const token = deps.tokens.flash.make({ ...flash, text: shortened(flash.text) }, deps.clock());
  res.redirect(303, `${path}?flash=${token}`);
}

function readFlash({ tokens, clock }: Shared, req: Request): Flash | undefined {
  const { flash } = req.query;
  if (typeof flash !== 'string') return undefined;
  const reading = tokens.flash.read(flash, clock());
  return reading.kind === 'valid' ? reading.value : undefined;
}

/** Maximum bytes of the text in JSON, because the token that carries it has at most 500 characters. */
const maxTextLength = 300;

function shortened(text: string): string {
  const size = (letters: string[]) => Buffer.byteLength(JSON.stringify(`${letters.join('')}…`));
  const letters = [...text];
  const kept = letters.slice(0, maxTextLength);
  while (size(kept) > maxTextLength) kept.pop();
  return kept.length < letters.length ? `${kept.join('').trimEnd()}…` : text;
}
