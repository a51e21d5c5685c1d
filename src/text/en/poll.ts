/** What came of a poll, for the owner. */
export const pollText = {
  unchanged: 'Nothing new: the feed has not changed.',
  polled(added: number, edited: number): string {
    const news = added === 0 ? 'No new article' : added === 1 ? 'One new article' : `${added} new articles`;
    const corrected = edited === 0 ? '' : edited === 1 ? ', one was corrected' : `, ${edited} were corrected`;
    return `${news}${corrected}.`;
  },
  noMail: 'No mail can leave yet: set SMTP_URL, and start Postrider again.',
  noArticles: 'There is no article yet that a test could show.',
  refused: (reply: string): string => `The mail server did not take it: ${reply}`,
  alreadyFollows: 'This address follows already. It gets a mail that says so.',
  suppressed: 'This address is suppressed: it was asked never to be mailed again.',
  ownerExists: 'There is an owner already: sign in instead.',
  addedBy: (owner: string): string => `Added by ${owner} at the owner’s desk`,
  suppressedBy: (owner: string): string => `${owner} at the owner’s desk`,
};
