/** The script of the mail page: makes the frame as high as the mail in it, so that one scroll bar is enough. */
export const mailFrameScript = `const frame = document.querySelector('iframe.mail');
const most = 20000;
function fit() {
  const page = frame.contentDocument?.documentElement;
  if (!page) return;
  // Measured small, or a mail would never be found shorter than its frame.
  frame.style.height = '0';
  const bar = page.scrollWidth > page.clientWidth ? 20 : 0;
  frame.style.height = Math.min(page.scrollHeight + bar, most) + 'px';
}
if (frame) {
  let width = 0;
  frame.addEventListener('load', fit);
  new ResizeObserver(() => {
    if (frame.clientWidth !== width) fit();
    width = frame.clientWidth;
  }).observe(frame);
}
`;
