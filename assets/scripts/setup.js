// @ts-check
/**
 * The script of the set-up and of the settings. Every page works without it. It shows passwords, copies snippets,
 * derives the short name from the name, synchronises the colour fields, previews the selected feed, and says that
 * something takes a while.
 */

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {(element: T) => void} act
 */
function each(selector, act) {
  /** @type {NodeListOf<T>} */
  const found = document.querySelectorAll(selector);
  for (const element of found) act(element);
}

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @returns {T | null}
 */
const byId = (id) => /** @type {T | null} */ (document.getElementById(id));

each('form[data-busy]', (/** @type {HTMLFormElement} */ form) => {
  const busyLabel = form.dataset.busy ?? '';
  /** @type {HTMLButtonElement | null} */
  const button = form.querySelector('button[type=submit]');
  if (!button) return;
  const label = button.textContent;
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  form.append(status);
  /** @param {boolean} busy */
  const set = (busy) => {
    button.disabled = busy;
    button.textContent = busy ? busyLabel : label;
    status.textContent = busy ? busyLabel : '';
  };
  form.addEventListener('submit', () => set(true));
  addEventListener('pageshow', () => set(false));
});

each('[data-shows]', (/** @type {HTMLButtonElement} */ button) => {
  /** @type {HTMLInputElement | null} */
  const input = byId(button.dataset.shows ?? '');
  if (!input) return;
  const showLabel = button.textContent;
  const hideLabel = button.dataset.hide ?? '';
  /** @param {boolean} shown */
  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? hideLabel : showLabel;
    button.setAttribute('aria-pressed', String(shown));
  };
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  // With this name the browser recognises a password and offers to save it.
  input.form?.addEventListener('submit', () => show(false));
});

each('[data-copies]', (/** @type {HTMLButtonElement} */ button) => {
  const source = byId(button.dataset.copies ?? '');
  if (!source) return;
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection()?.selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Browsers offer no clipboard over plain http, so this uses the older command.
      if (!document.execCommand('copy')) return;
    }
    button.textContent = button.dataset.done ?? '';
    setTimeout(() => {
      button.textContent = label;
    }, 3000);
  });
});

/** @type {HTMLInputElement | null} */
const picked = document.querySelector('input[type=color]');
/** @type {HTMLInputElement | null} */
const color = byId('color');
if (picked && color) {
  picked.addEventListener('input', () => {
    color.value = picked.value;
  });
  color.addEventListener('input', () => {
    if (/^#[0-9a-f]{6}$/i.test(color.value)) picked.value = color.value;
  });
}

/** @type {HTMLInputElement | null} */
const slug = byId('slug');
/** @type {HTMLElement | null} */
const slugShown = document.querySelector('[data-slug-shown]');

/** @param {HTMLInputElement} slug */
function showSlug(slug) {
  if (slugShown) slugShown.textContent = slugShown.dataset.slugShown + slug.value.trim().toLowerCase();
}

/**
 * @param {string} words
 * @returns {string}
 */
const slugOf = (words) =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '');

/** @type {HTMLInputElement | null} */
const name = document.querySelector('[data-slug-from]');
/** @type {HTMLInputElement | null} */
const sender = byId('fromName');
slug?.addEventListener('input', () => showSlug(slug));
if (name && slug && sender) {
  let before = name.value;
  // A short name that the owner typed is not overwritten.
  let ownSlug = slugOf(before) !== slug.value && before !== '';
  slug.addEventListener('input', () => {
    ownSlug = slug.value !== '';
  });
  name.addEventListener('input', () => {
    if (!ownSlug) {
      slug.value = slugOf(name.value);
      showSlug(slug);
    }
    if (sender.value === before) sender.value = name.value;
    before = name.value;
  });
}

/** @type {HTMLElement | null} */
const preview = document.querySelector('.preview-body');
/** @type {HTMLElement | null} */
const lead = document.querySelector('[data-preview-lead]');
each('[data-look]', (link) => {
  link.hidden = true;
});

/**
 * Shows the beginning of a feed, or nothing of one that has no preview.
 * @param {HTMLElement} preview
 * @param {HTMLElement} lead
 * @param {HTMLInputElement} input of the feed
 */
function showPreview(preview, lead, input) {
  const { preview: path, lead: words } = input.dataset;
  preview.hidden = path === '';
  lead.textContent = (path ? words : lead.dataset.previewLead) ?? '';
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const widths = preview.querySelectorAll('.widths a');
  for (const link of widths) {
    const page = new URL(link.href);
    page.searchParams.set('feed', input.value);
    link.href = page.href;
  }
  // Doesn't set `src`, because that would add an entry to the browser's history.
  const shown = preview.querySelector('iframe')?.contentWindow;
  if (path) shown?.location.replace(new URL(path, location.href).href);
}
each('[data-preview]', (/** @type {HTMLInputElement} */ input) => {
  input.addEventListener('change', () => {
    if (preview && lead) showPreview(preview, lead, input);
  });
});

each('iframe.bar', (/** @type {HTMLIFrameElement} */ bar) => {
  bar.addEventListener('load', () => {
    const page = bar.contentDocument?.documentElement;
    if (!page) return;
    const fit = () => {
      bar.style.height = `${page.offsetHeight}px`;
    };
    new ResizeObserver(fit).observe(page);
  });
});
