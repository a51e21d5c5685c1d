import { deskScript } from './desk-script.ts';
import { mailFrameScript } from './mail-frame-script.ts';
import { script as zoneScript } from './script.ts';

/**
 * The script of the set-up and of the settings. Every page works without it: it shows passwords, copies snippets, keeps
 * the short name and the colour in step with what is typed, previews the feed that is marked, and says that something
 * takes a while. The scripts of time zones, of frames with mails and of the desk are a part of it.
 */
export const setupScript: string = `const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const byId = (id) => document.getElementById(id);

each('form[data-busy]', (form) => {
  const button = form.querySelector('button[type=submit]');
  const label = button.textContent;
  const status = document.createElement('span');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  form.append(status);
  const set = (busy) => {
    button.disabled = busy;
    button.textContent = busy ? form.dataset.busy : label;
    status.textContent = busy ? form.dataset.busy : '';
  };
  form.addEventListener('submit', () => set(true));
  addEventListener('pageshow', () => set(false));
});

each('[data-shows]', (button) => {
  const input = byId(button.dataset.shows);
  const words = { true: button.dataset.hide, false: button.textContent };
  const show = (shown) => {
    input.type = shown ? 'text' : 'password';
    button.textContent = words[shown];
    button.setAttribute('aria-pressed', shown);
  };
  button.hidden = false;
  button.addEventListener('click', () => show(input.type === 'password'));
  // So that the browser knows it as a password and offers to keep it.
  input.form.addEventListener('submit', () => show(false));
});

each('[data-copies]', (button) => {
  const source = byId(button.dataset.copies);
  const label = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    getSelection().selectAllChildren(source);
    try {
      await navigator.clipboard.writeText(source.textContent);
    } catch {
      // Over plain http there is no clipboard; an old way is left.
      if (!document.execCommand('copy')) return;
    }
    button.textContent = button.dataset.done;
    setTimeout(() => { button.textContent = label; }, 3000);
  });
});

const picked = document.querySelector('input[type=color]');
const color = byId('color');
picked?.addEventListener('input', () => { color.value = picked.value; });
color?.addEventListener('input', () => {
  if (/^#[0-9a-f]{6}$/i.test(color.value)) picked.value = color.value;
});

const name = document.querySelector('[data-slug-from]');
const slug = byId('slug');
const slugShown = document.querySelector('[data-slug-shown]');
const showSlug = () => { slugShown.textContent = slugShown.dataset.slugShown + slug.value.trim().toLowerCase(); };
const slugOf = (words) => words.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()
  .replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '');
slug?.addEventListener('input', showSlug);
if (name) {
  const sender = byId('fromName');
  let before = name.value;
  // What was typed by hand stays.
  let ownSlug = slugOf(before) !== slug.value && before !== '';
  slug.addEventListener('input', () => { ownSlug = slug.value !== ''; });
  name.addEventListener('input', () => {
    if (!ownSlug) { slug.value = slugOf(name.value); showSlug(); }
    if (sender.value === before) sender.value = name.value;
    before = name.value;
  });
}

const preview = document.querySelector('.preview-body');
const lead = document.querySelector('[data-preview-lead]');
each('[data-look]', (link) => { link.hidden = true; });
const previewFrame = preview?.querySelector('iframe');
each('[data-preview]', (input) => input.addEventListener('change', () => {
  const { preview: path, lead: words } = input.dataset;
  preview.hidden = path === '';
  lead.textContent = path ? words : lead.dataset.previewLead;
  for (const link of preview.querySelectorAll('.widths a')) {
    const page = new URL(link.href);
    page.searchParams.set('feed', input.value);
    link.href = page.href;
  }
  // Not by its src: that would be a step in the history.
  if (path) previewFrame.contentWindow.location.replace(new URL(path, location.href).href);
}));

each('iframe.bar', (bar) => bar.addEventListener('load', () => {
  const page = bar.contentDocument.documentElement;
  const fit = () => { bar.style.height = page.offsetHeight + 'px'; };
  new ResizeObserver(fit).observe(page);
}));
{
${zoneScript}}
${mailFrameScript}${deskScript}`;
