// @ts-check
/** The only script on readers' pages: puts the browser's time zone into a form that has none chosen. */

/** @type {HTMLSelectElement | null} */
const select = document.querySelector('select[data-own-zone]');
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select && zone) {
  const same = [...select.options].find((option) => option.value === zone || option.dataset.also === zone);
  if (same) same.selected = true;
  else select.add(new Option(zone, zone, true, true));
}
