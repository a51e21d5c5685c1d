/** Times around the one at which the scenes are looked at, in minutes. */
import { start } from '../../support/web/rows.ts';

const minute = 60_000;
export const at = (minutes: number) => new Date(start.getTime() + minutes * minute);
export const hours = 60;
export const days = 24 * hours;
