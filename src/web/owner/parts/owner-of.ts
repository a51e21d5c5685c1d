import type { Response } from 'express';
import type { Owner } from '../../../model/owners/owner.ts';

/** Returns the owner who is signed in. Works only behind `sessions.only`. */
export const ownerOf = (res: Response): Owner => res.locals.owner;
