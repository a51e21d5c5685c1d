/** What a page works with: the port that its own folder declares, and the little that all pages share. */
import type { Tokens } from '../../model/owners/tokens.ts';

export interface Shared {
  /** Of the links in mails and of the cookies. */
  tokens: Tokens;
  clock: () => Date;
  /** Of the installation, without a trailing slash. */
  baseUrl: string;
}

export interface Deps<Port> extends Shared {
  /** What this page needs of the rest of Postrider. */
  port: Port;
}
