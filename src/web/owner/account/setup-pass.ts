/** The cookie of a visitor who has typed the one-time secret. */
import type { Request, Response } from 'express';
import { minuteMs } from '../../../lib/time.ts';
import { setupMinutes } from '../../../model/owners/tokens.ts';
import type { Shared } from '../../http/deps.ts';
import { createHostCookie } from '../../http/host-cookie.ts';

export interface SetupPass {
  has(req: Request): boolean;
  give(res: Response): void;
  end(res: Response): void;
}

export function createSetupPass({ tokens, clock, baseUrl }: Shared): SetupPass {
  const cookie = createHostCookie(baseUrl, 'postrider-setup');
  return {
    has: (req) => tokens.setup.read(cookie.read(req) ?? '', clock()).kind === 'valid',
    give: (res) => cookie.give(res, tokens.setup.make({}, clock()), { maxAge: setupMinutes * minuteMs }),
    end: cookie.end,
  };
}
