import type { Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';

/** Who is signed in, behind `sessions.only`. */
export const ownerOf = (res: Response): Owner => res.locals.owner;
