/** Sessions of owners: a cookie holds a token, and the database stores only the token's hash. */
import type { Request, RequestHandler, Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';
import { createHostCookie } from '../../http/host-cookie.ts';

/** What signing in and out needs from the rest of Postrider. */
export interface SessionPort {
  hasOwner(): Promise<boolean>;
  /** Starts a session. @returns its token */
  startSession(ownerId: number): Promise<{ token: string; expiresAt: Date }>;
  sessionOwner(token: string): Promise<Owner | undefined>;
  endSession(token: string): Promise<void>;
}

export interface Sessions {
  /** Returns the owner who is signed in. */
  owner(req: Request): Promise<Owner | undefined>;
  /** Starts a new session in the browser and ends the browser's former one. */
  start(req: Request, res: Response, ownerId: number): Promise<void>;
  end(req: Request, res: Response): Promise<void>;
  /** Lets owners pass, with `res.locals.owner`; redirects others to the sign-in page, which leads back afterwards. */
  only: RequestHandler;
}

export function createSessions(port: SessionPort, baseUrl: string): Sessions {
  const cookie = createHostCookie(baseUrl, 'postrider');

  async function owner(req: Request): Promise<Owner | undefined> {
    const token = cookie.read(req);
    return token ? port.sessionOwner(token) : undefined;
  }

  async function end(req: Request, res: Response): Promise<void> {
    const token = cookie.read(req);
    if (token) await port.endSession(token);
    cookie.end(res);
  }

  return {
    owner,
    end,
    async start(req, res, ownerId) {
      await end(req, res);
      const { token, expiresAt } = await port.startSession(ownerId);
      cookie.give(res, token, { expires: expiresAt });
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

/** Returns where to go after signing in: one of our owner's pages, or the desk. */
export const safeTarget = (to: unknown): string =>
  typeof to === 'string' && /^\/(owner|mailbox|sample)(\/[\w\-./?=&%]*)?$/.test(to) && !to.includes('..')
    ? to
    : '/owner';
