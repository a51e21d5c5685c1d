/** Days and hours in words. */

/** In the order of ISO 8601. */
export const weekdays = ['Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag', 'Sonntag'];

/** `am 1. jedes Monats`, `am letzten Tag jedes Monats`, which the 31st is. */
export const eachMonth = (day: number): string =>
  day === 31 ? 'am letzten Tag jedes Monats' : `am ${day}. jedes Monats`;

/** `8:00 Uhr`, never broken over two lines. */
export const oClock = (hour: number): string => `${hour}:00\u00a0Uhr`;
