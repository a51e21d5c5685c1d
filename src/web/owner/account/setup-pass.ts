/** The cookie of somebody who has typed the one-time secret. */
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import { minuteMs } from '../../../lib/time.ts';
import { setupMinutes } from '../../../model/owners/tokens.ts';
import type { Shared } from '../../http/deps.ts';

export interface SetupPass {
  has(req: Request): boolean;
  give(res: Response): void;
  end(res: Response): void;
}

export function createSetupPass({ tokens, clock, baseUrl }: Shared): SetupPass {
  const secure = baseUrl.startsWith('https:');
  const name = secure ? '__Host-postrider-setup' : 'postrider-setup';
  const attributes = { httpOnly: true, sameSite: 'lax' as const, secure, path: '/' };
  return {
    has: (req) =>
      tokens.setup.read(parseCookie(req.headers.cookie ?? '')[name] ?? '', clock()).kind === 'valid',
    give: (res) => {
      res.cookie(name, tokens.setup.make({}, clock()), { ...attributes, maxAge: setupMinutes * minuteMs });
    },
    end: (res) => {
      res.clearCookie(name, attributes);
    },
  };
}
