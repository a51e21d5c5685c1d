/** All that readers see, in German. */
import type { ReaderText } from '../catalogue.ts';
import { addressText } from './addresses.ts';
import { embedText } from './embed.ts';
import { mailText } from './mail.ts';
import { manageText } from './manage.ts';
import { pageText } from './pages.ts';

export const german: ReaderText = {
  code: 'de',
  name: 'Deutsch',
  mail: mailText,
  pages: pageText,
  manage: manageText,
  embed: embedText,
  addresses: addressText,
};
