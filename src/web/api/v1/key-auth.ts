/** API keys: `Authorization: Bearer KEY` (RFC 6750). */
import type { RequestHandler, Response } from 'express';
import type { KnownKey } from '../../../actions/owners/use-key.ts';
import { apiText as text } from '../../../text/owner/api.ts';
import { sendError } from '../answers.ts';
import type { KeyPort } from './port.ts';

const challenge = 'Bearer realm="Postrider"';

/** Lets requests with a valid key pass; later handlers get the key from `keyOf`. Cookies are ignored here. */
export function requireKey(port: KeyPort): RequestHandler {
  return async (req, res, next) => {
    const key = /^Bearer +([\w.~+/=-]{1,200})$/i.exec(req.get('authorization')?.trim() ?? '')?.[1];
    const known = key && (await port.useKey(key));
    if (known) {
      res.locals.apiKey = known;
      return next();
    }
    res.set('WWW-Authenticate', key ? `${challenge}, error="invalid_token"` : challenge);
    sendError(res, 401, key ? text.unknownKey : text.noKey);
  };
}

/** Returns the API key of the request. */
export const keyOf = (res: Response): KnownKey => res.locals.apiKey;
