/** The links in mails. Their tokens are signed, so that no one can guess another reader's link. */
import type { Tokens } from '../../model/owners/tokens.ts';

export interface LinkContext {
  tokens: Tokens;
  clock: () => Date;
  /** Without a trailing slash. */
  baseUrl: string;
}

/** Returns the tokens for the reader's own links in every mail. */
export const readerTokens = (
  { tokens, clock }: Pick<LinkContext, 'tokens' | 'clock'>,
  subscriberId: number,
) => ({
  unsubscribe: tokens.unsubscribe.make({ subscriberId }, clock()),
  manage: tokens.manage.make({ subscriberId }, clock()),
});

/** Returns the path of an issue's copy on the web. */
export const webCopyPath = (
  { tokens, clock }: Pick<LinkContext, 'tokens' | 'clock'>,
  issueId: number,
): string => `/read/${tokens.read.make({ issueId }, clock())}`;

/** Returns the full address of an issue's copy on the web. */
export const webCopyUrl = (context: LinkContext, issueId: number): string =>
  `${context.baseUrl}${webCopyPath(context, issueId)}`;
