/** What came of a poll, for the owner. */
interface PollSums {
  added: number;
  edited: number;
  withdrawn: number;
  stopped: number;
}

export const pollText = {
  unchanged: 'Nothing new: the feed has not changed.',
  polled({ added, edited, withdrawn, stopped }: PollSums): string {
    if (stopped > 0) {
      const came = added === 1 ? 'One new article came' : `${added} new articles came at once`;
      return `${came}, and ${added === 1 ? 'waits' : 'wait'} until you say what is to happen.`;
    }
    const news = added === 0 ? 'No new article' : added === 1 ? 'One new article' : `${added} new articles`;
    const corrected = edited === 0 ? '' : edited === 1 ? ', one was corrected' : `, ${edited} were corrected`;
    const back =
      withdrawn === 0 ? '' : withdrawn === 1 ? ', one was withdrawn' : `, ${withdrawn} were withdrawn`;
    return `${news}${corrected}${back}.`;
  },
  underWay: 'It is being polled just now.',
  askedToWait: (until: string): string =>
    `Nothing was asked: the feed’s server wants no request before ${until}.`,
  noMail: 'No mail can leave yet: set SMTP_URL, and start Postrider again.',
  noArticles: 'There is no article yet that a test could show.',
  refused: (reply: string): string => `The mail server did not take it: ${reply}`,
  alreadyFollows: 'This address follows already. It gets a mail that says so.',
  suppressed: 'This address is suppressed: it is never to be mailed again.',
  ownerExists: 'There is an owner already: sign in instead.',
  addedBy: (owner: string): string => `Added by ${owner} at the owner’s desk`,
  suppressedBy: (owner: string): string => `${owner} suppressed it at the owner’s desk`,
};
