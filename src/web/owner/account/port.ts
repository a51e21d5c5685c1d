/** What setting up and signing in need from the rest of Postrider. */
import type { AddFirstOwnerOutcome } from '../../../actions/owners/add-owner.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Deps } from '../../http/deps.ts';
import type { Sessions } from '../parts/session.ts';

export interface AccountPort {
  /**
   * Returns false until the first owner's account exists; until then set-up is open to anybody with the one-time
   * secret.
   */
  hasOwner(): Promise<boolean>;
  isSetupSecret(typed: string): boolean;
  addFirstOwner(email: string, password: string): Promise<AddFirstOwnerOutcome>;
  /** Returns undefined if the address or the password is wrong. */
  signIn(email: string, password: string): Promise<Owner | undefined>;
}

export interface AccountDeps extends Deps<AccountPort> {
  sessions: Sessions;
}
