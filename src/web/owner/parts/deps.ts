/** What every owner's page works with. */
import type { Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';
import type { AppDeps } from '../../ports.ts';
import type { Sessions } from './session.ts';

export interface OwnerDeps extends AppDeps {
  sessions: Sessions;
}

/** Who is signed in, behind `sessions.only`. */
export const ownerOf = (res: Response): Owner => res.locals.owner;
