/** Form bodies, urlencoded or multipart, in small. */
import { type Request, type RequestHandler, raw } from 'express';

export interface Form {
  /** The first value of a field, without spaces around it unless `whole`; '' where there is none. */
  (name: string, whole?: 'whole'): string;
  /** Every value of a field, such as of boxes that are ticked; without spaces around them. */
  all(name: string): string[];
}

const maxFields = 100;

const bodyUpTo = (limit: string): RequestHandler =>
  raw({ type: ['application/x-www-form-urlencoded', 'multipart/form-data'], limit });

/** Reads the bytes of a form body; refuses more than 16 KB with 413. */
export const formBody: RequestHandler = bodyUpTo('16kb');

/** The same for the long forms of an owner; in some scripts a letter takes nine bytes on its way. */
export const longFormBody: RequestHandler = bodyUpTo('64kb');

/** Needs `formBody` before it. A body that is no form counts as an empty one, and so does one of too many fields. */
export async function readForm(req: Request): Promise<Form> {
  const fields = await parse(req.body, req.get('content-type'));
  const first = (name: string, whole?: 'whole'): string => {
    const value = fields?.get(name);
    if (typeof value !== 'string') return '';
    return whole ? value : value.trim();
  };
  const all = (name: string): string[] =>
    (fields?.getAll(name) ?? []).flatMap((value) => (typeof value === 'string' ? [value.trim()] : []));
  return Object.assign(first, { all });
}

async function parse(body: unknown, type: string | undefined): Promise<FormData | null> {
  if (!Buffer.isBuffer(body) || !type) return null;
  try {
    const fields = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    return [...fields.keys()].length > maxFields ? null : fields;
  } catch (error) {
    // What the parser says of a malformed body; anything else is a bug.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
