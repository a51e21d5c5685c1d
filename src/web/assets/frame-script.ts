/** The script of the follow bar's frame, which works without it: the browser's time zone, and a button that copies. */
export const frameScript = `const zone = document.querySelector('input[name=timezone]');
if (zone && !zone.value) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
const link = document.querySelector('#link');
const copy = document.querySelector('#copy');
if (link && copy) {
  link.addEventListener('focus', () => link.select());
  copy.hidden = false;
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(link.value);
    } catch {
      link.select();
      if (!document.execCommand('copy')) return;
    }
    document.querySelector('[role=status]').textContent = copy.dataset.done;
  });
}
`;
