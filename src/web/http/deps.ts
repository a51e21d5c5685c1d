/** What a page depends on: the port that its own folder declares, and the few things that all pages share. */
import type { Tokens } from '../../model/owners/tokens.ts';

export interface Shared {
  /** Signs the links in mails and the cookies. */
  tokens: Tokens;
  clock: () => Date;
  /** Address of the installation, without a trailing slash. */
  baseUrl: string;
}

export interface Deps<Port> extends Shared {
  /** What this page needs from the rest of Postrider. */
  port: Port;
}
