/** Who is signed in: a cookie with a token; the database keeps its hash alone. */
import { parseCookie } from 'cookie';
import type { Request, RequestHandler, Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';
import type { OwnerPort } from '../port.ts';

/** `__Host-`: the browser takes it from https alone, for this very host and every path (RFC 6265bis, 4.1.3.2). */
const cookieName = (secure: boolean): string => (secure ? '__Host-postrider' : 'postrider');

export interface Sessions {
  /** The owner who is signed in. */
  owner(req: Request): Promise<Owner | undefined>;
  /** Gives the browser a new session; the one that it had before is over. */
  open(req: Request, res: Response, ownerId: number): Promise<void>;
  close(req: Request, res: Response): Promise<void>;
  /** Lets owners through, with `res.locals.owner`; sends others to the sign-in page, and back from there. */
  only: RequestHandler;
}

export function createSessions(port: OwnerPort, baseUrl: string): Sessions {
  const secure = baseUrl.startsWith('https:');
  const name = cookieName(secure);
  const attributes = { httpOnly: true, sameSite: 'lax' as const, secure, path: '/' };
  const tokenOf = (req: Request): string | undefined => parseCookie(req.headers.cookie ?? '')[name];

  async function owner(req: Request): Promise<Owner | undefined> {
    const token = tokenOf(req);
    return token ? port.sessionOwner(token) : undefined;
  }

  async function close(req: Request, res: Response): Promise<void> {
    const token = tokenOf(req);
    if (token) await port.closeSession(token);
    res.clearCookie(name, attributes);
  }

  return {
    owner,
    close,
    async open(req, res, ownerId) {
      await close(req, res);
      const { token, expiresAt } = await port.openSession(ownerId);
      res.cookie(name, token, { ...attributes, expires: expiresAt });
    },
    only: async (req, res, next) => {
      const found = await owner(req);
      if (found) {
        res.locals.owner = found;
        return next();
      }
      if (!(await port.hasOwner())) return res.redirect(303, '/owner/setup');
      const back = req.method === 'GET' ? `?to=${encodeURIComponent(req.originalUrl)}` : '';
      res.redirect(303, `/owner/sign-in${back}`);
    },
  };
}

/** Where to go after signing in: an owner's page of ours, or the desk. */
export const safeTarget = (to: unknown): string =>
  typeof to === 'string' && /^\/(owner|mailbox|sample)(\/[\w\-./?=&%]*)?$/.test(to) && !to.includes('..')
    ? to
    : '/owner';
