// @ts-check
/** The script of the follow bar's frame, which works without it: sets the browser's time zone, and copies the link. */

/** @type {HTMLInputElement | null} */
const zone = document.querySelector('input[name=timezone]');
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

/** @type {HTMLInputElement | null} */
const link = document.querySelector('#link');
/** @type {HTMLButtonElement | null} */
const copy = document.querySelector('#copy');
const status = document.querySelector('[role=status]');
if (link && copy && status) {
  link.addEventListener('focus', () => link.select());
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      link.select();
      if (!document.execCommand('copy')) return;
    }
    status.textContent = copy.dataset.done ?? '';
  });
}
