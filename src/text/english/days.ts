/** Days in words, for readers' and owners' sentences alike. */

/** In the order of ISO 8601. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** `1st`, `22nd`, `last day`, which the 31st is in every month. */
export function dayOfMonth(day: number): string {
  if (day === 31) return 'last day';
  const ending = ['th', 'st', 'nd', 'rd'][day % 10];
  return `${day}${(day > 10 && day < 14) || !ending ? 'th' : ending}`;
}
