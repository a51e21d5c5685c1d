// @ts-check
/** The script of the mail page: makes the frame as high as the mail in it, so that one scroll bar is enough. */

const maxHeight = 20_000;

/** @param {HTMLIFrameElement} frame */
function fitHeight(frame) {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  // The frame is made small before measuring, because a mail is never measured shorter than its frame.
  frame.style.height = '0';
  const bar = page.scrollWidth > page.clientWidth ? 20 : 0;
  frame.style.height = `${Math.min(page.scrollHeight + bar, maxHeight)}px`;
}

/** @type {HTMLIFrameElement | null} */
const frame = document.querySelector('iframe.mail');
if (frame) {
  let width = 0;
  frame.addEventListener('load', () => fitHeight(frame));
  new ResizeObserver(() => {
    if (frame.clientWidth !== width) fitHeight(frame);
    width = frame.clientWidth;
  }).observe(frame);
}
