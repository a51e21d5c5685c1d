/** `postrider poll` */
import { counted, number } from '../english/numbers.ts';

interface Sums {
  added: number;
  edited: number;
  withdrawn: number;
  stopped: number;
}

export const pollCommandText = {
  description: "fetch a publication's feeds now",
  slug: 'the publication',
  help: '\nThe exit code is 1 if a feed failed.\n\nExample:\n  $ npx postrider poll blog',
  unchanged: 'unchanged',
  failed: (reason: string) => `failed. ${reason}`,
  underWay: 'is being polled just now',
  askedToWait: (until: Date) => `not asked: its server wants no request before ${until.toISOString()}`,
  polled({ added, edited, withdrawn, stopped }: Sums): string {
    const parts = [counted(added, 'new article'), `${number(edited)} edited`];
    if (withdrawn > 0) parts.push(`${number(withdrawn)} withdrawn`);
    if (stopped > 0)
      parts.push(
        'stopped, since they are more at once than usual: the owner is asked at the desk and by mail',
      );
    return parts.join(', ');
  },
};
