/** The addresses that stand in mails: signed tokens, so that nobody can guess another reader's link. */
import type { Tokens } from '../../model/owners/tokens.ts';

export interface LinkContext {
  tokens: Tokens;
  clock: () => Date;
  /** Without a trailing slash. */
  baseUrl: string;
}

/** The tokens in the links that a reader has in every mail. */
export const readerTokens = (
  { tokens, clock }: Pick<LinkContext, 'tokens' | 'clock'>,
  subscriberId: number,
) => ({
  unsubscribe: tokens.unsubscribe.make({ subscriberId }, clock()),
  manage: tokens.manage.make({ subscriberId }, clock()),
});

/** The path of an issue's copy on the web. */
export const webCopyPath = (
  { tokens, clock }: Pick<LinkContext, 'tokens' | 'clock'>,
  issueId: number,
): string => `/read/${tokens.read.make({ issueId }, clock())}`;

/** Its whole address. */
export const webCopyUrl = (context: LinkContext, issueId: number): string =>
  `${context.baseUrl}${webCopyPath(context, issueId)}`;
