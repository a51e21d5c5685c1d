// @ts-check
/**
 * The script of the owner's desk: converts times to the browser's zone, in the format that the server uses for UTC, and
 * removes the flash message from the address, so that reloading does not repeat it.
 */

/**
 * How the server writes a time: to the minute, or the day alone.
 * @param {HTMLTimeElement} time
 * @param {Date} date
 * @returns {Intl.DateTimeFormatOptions}
 */
function parts(time, date) {
  if (time.dataset.local === 'day') return { day: 'numeric', month: 'short', year: 'numeric' };
  const thisYear = date.getFullYear() === new Date().getFullYear();
  return {
    day: 'numeric',
    month: 'short',
    year: thisYear ? undefined : 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  };
}

/** @type {NodeListOf<HTMLTimeElement>} */
const times = document.querySelectorAll('time[data-local]');
for (const time of times) {
  const date = new Date(time.dateTime);
  time.textContent = date.toLocaleString('en-GB', parts(time, date));
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
/** @type {HTMLElement | null} */
const note = document.querySelector('[data-zone-note]');
const words = note?.dataset.zoneNote;
if (note && words && zone) note.textContent = words.replace('{zone}', zone.replaceAll('_', ' '));

const here = new URL(location.href);
if (here.searchParams.has('flash')) {
  here.searchParams.delete('flash');
  history.replaceState(null, '', here);
}
