/**
 * The script of the owner's desk: puts times into the browser's zone, in the form that the server gives them in UTC,
 * and takes the flash out of the address, so that no reload says it again.
 */
export const deskScript = `const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
for (const time of document.querySelectorAll('time[data-local]')) {
  const date = new Date(time.dateTime);
  const day = { day: 'numeric', month: 'short' };
  const year = date.getFullYear() === new Date().getFullYear() ? {} : { year: 'numeric' };
  const clock = { ...day, ...year, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const parts = time.dataset.local === 'day' ? { ...day, year: 'numeric' } : clock;
  time.textContent = date.toLocaleString('en-GB', parts);
}
const note = document.querySelector('[data-zone-note]');
if (note && zone) note.textContent = note.dataset.zoneNote.replace('{zone}', zone.replaceAll('_', ' '));
const here = new URL(location.href);
if (here.searchParams.has('flash')) {
  here.searchParams.delete('flash');
  history.replaceState(null, '', here);
}
`;
