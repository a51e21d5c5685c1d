/** All that readers see, in English. */
import { addressText } from '../../english/addresses.ts';
import { embedText } from './embed.ts';
import { mailText } from './mail.ts';
import { manageText } from './manage.ts';
import { pageText } from './pages.ts';

export const english = {
  /** A primary language subtag (BCP 47). */
  code: 'en',
  /** As its speakers call it. */
  name: 'English',
  mail: mailText,
  pages: pageText,
  manage: manageText,
  embed: embedText,
  addresses: addressText,
};
