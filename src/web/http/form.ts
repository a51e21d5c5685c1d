/** A small reader of form bodies, urlencoded or multipart. */
import { type Request, type RequestHandler, raw } from 'express';

export interface Form {
  /** Returns the first value of a field, trimmed unless `whole` is set; '' if the field is missing. */
  (name: string, whole?: 'whole'): string;
  /** Returns every value of a field, trimmed, for example of ticked checkboxes. */
  all(name: string): string[];
}

const maxFields = 100;

const bodyUpTo = (limit: string): RequestHandler =>
  raw({ type: ['application/x-www-form-urlencoded', 'multipart/form-data'], limit });

/** Reads the bytes of a form body. Refuses bodies over 16 KB with status 413. */
export const formBody: RequestHandler = bodyUpTo('16kb');

/**
 * Reads the longer forms of an owner: their limit is higher because one letter takes nine encoded bytes in some
 * scripts.
 */
export const longFormBody: RequestHandler = bodyUpTo('64kb');

/** Needs `formBody` before it. Treats a body that is not a form, or has too many fields, as an empty form. */
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
    // These are the parser's errors for a malformed body; any other error is a bug.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
