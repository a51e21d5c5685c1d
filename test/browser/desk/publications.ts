/** A publication in trouble, one with nobody yet, and one with every kind of feed. */
import type { Publication } from '../../../src/model/publications/publication.ts';
import { publication } from '../../support/web/rows.ts';
import { at } from './times.ts';

export const troubled: Publication = {
  ...publication,
  id: 2,
  slug: 'proceedings',
  color: '#b3261e',
  siteUrl: 'https://proceedings.example/',
  name: 'Proceedings of the Society for the Study of Very Long Newsletter Titles',
  pausedUntil: at(42),
  pausedReason:
    '10 refusals in a row, all alike: 550 5.7.1 [203.0.113.7] Our system has detected that this message is likely unsolicited mail. To reduce the amount of spam sent, this message has been blocked.',
};
export const empty: Publication = {
  ...publication,
  id: 3,
  slug: 'garden',
  name: 'Notes from a Small Garden',
  color: '#ffd400',
};

export const crowded: Publication = {
  ...publication,
  id: 4,
  slug: 'crowded',
  name: 'Everything at the Harbour',
};
