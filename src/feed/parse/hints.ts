/** Reads how often a feed wants to be requested. */
import type { Hints } from './entries.ts';
import { elementsOf, named, ownText, type XmlElement } from './xml/xml.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const periods: Record<string, number> = {
  hourly: 60,
  daily: 24 * 60,
  weekly: 7 * 24 * 60,
  monthly: 30 * 24 * 60,
  yearly: 365 * 24 * 60,
};

/** Reads `ttl`, `skipHours` and `skipDays` of RSS, `sy:updatePeriod` and `sy:updateFrequency`. */
export function hintsOf(channel: XmlElement): Hints {
  const hours = listIn(channel, 'skiphours').map((hour) => (/^\d{1,2}$/.test(hour) ? Number(hour) % 24 : -1));
  const skipDays = listIn(channel, 'skipdays').map((day) => days.indexOf(day.toLowerCase()));
  return {
    ttlMinutes: positive(ownText(named(channel, 'ttl')[0])),
    skipHours: sorted(hours),
    skipDays: sorted(skipDays),
    updateMinutes: updateMinutes(channel),
  };
}

function updateMinutes(channel: XmlElement): number | null {
  const period = ownText(named(channel, 'sy:updateperiod')[0])?.toLowerCase();
  const minutes = periods[period ?? ''];
  if (!minutes) return null;
  const frequency = positive(ownText(named(channel, 'sy:updatefrequency')[0])) ?? 1;
  // WordPress writes this by default, so that it says nothing about the site.
  if (period === 'hourly' && frequency === 1) return null;
  return Math.max(1, Math.round(minutes / frequency));
}

const listIn = (channel: XmlElement, name: string): string[] =>
  named(channel, name)
    .flatMap(elementsOf)
    .map((element) => ownText(element) ?? '');
const sorted = (numbers: number[]): number[] =>
  [...new Set(numbers.filter((number) => number >= 0))].sort((a, b) => a - b);

function positive(text: string | undefined): number | null {
  const number = /^\d{1,7}$/.test(text ?? '') ? Number(text) : 0;
  return number > 0 ? number : null;
}
