/** One page that shows every mail in every state: wide and narrow, light and dark, with its text part. */
import type { RenderedMail } from '../../src/mail/render/render.ts';
import { framed } from '../../src/web/pages/mail-frame.ts';
import { drawing } from './pictures.ts';

export interface Shown extends RenderedMail {
  name: string;
  group: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Stands for the fixtures' pictures, which are nowhere. */
const picture = `data:image/svg+xml,${encodeURIComponent(drawing(1200))}`;

const frames = [
  { width: 640, scheme: 'light' },
  { width: 640, scheme: 'dark' },
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
] as const;

/** In that scheme whatever the browser prefers; jumps within a mail stay in its frame. */
const inFrame = (html: string, scheme: 'light' | 'dark'): string =>
  framed(html, scheme).replace('<base target="_blank">', '');

const frame = (html: string, { width, scheme }: (typeof frames)[number]): string =>
  `<figure class="w${width} ${scheme}"><figcaption>${width} px, ${scheme}</figcaption>
<iframe title="${width} px, ${scheme}" class="${scheme}" width="${width}" height="760" loading="lazy" sandbox srcdoc="${escaped(inFrame(html, scheme))}"></iframe></figure>`;

const section = ({ name, subject, html, text }: Shown): string => {
  const shown = html.replaceAll(/https:\/\/pictures\.example\/[^"\s]+/g, picture);
  return `<section id="${escaped(name)}">
<h2><a href="#${escaped(name)}">${escaped(name)}</a></h2>
<p dir="auto">${escaped(subject)}</p>
<p class="size">${Buffer.byteLength(html).toLocaleString('en')} bytes of HTML, ${Buffer.byteLength(text).toLocaleString('en')} of text</p>
<div class="row" tabindex="0" role="group" aria-label="${escaped(name)}">
${frames.map((each) => frame(shown, each)).join('\n')}
<figure class="text"><figcaption>Text part</figcaption><pre tabindex="0">${escaped(text)}</pre></figure>
</div>
</section>`;
};

/** Boxes that hide what is not looked at, without a script. */
const choices = [
  { id: 'w640', words: '640 px' },
  { id: 'w320', words: '320 px' },
  { id: 'light', words: 'Light' },
  { id: 'dark', words: 'Dark' },
  { id: 'text', words: 'Text part' },
];

const hidden = choices.map(({ id }) => `body:has(#show-${id}:not(:checked)) figure.${id}{display:none}`);

const style = `
:root{color-scheme:light dark;--ground:#e9e6df;--paper:#fff;--ink:#17191c;--soft:#5c5a55;--line:#bdb8ad;--link:#0b5563}
@media (prefers-color-scheme:dark){:root{--ground:#26282c;--paper:#17191c;--ink:#ecebe7;--soft:#b3b0a8;--line:#4d5056;--link:#7cc4d3}}
html{scroll-padding-top:64px}
body{margin:0;font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--ink)}
header{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center;padding:10px 24px;background:var(--paper);border-bottom:1px solid var(--line)}
header strong a{color:inherit;text-decoration:none}
label{white-space:nowrap}
a{color:var(--link)}
main{padding:16px 24px}
nav{columns:320px;column-gap:32px;margin-bottom:40px}
nav div{break-inside:avoid;margin-bottom:16px}
nav h2{margin:0 0 4px;font-size:15px}
nav ul{margin:0;padding:0;list-style:none}
nav li{overflow:hidden;text-overflow:ellipsis;white-space:nowrap;color:var(--soft);font-size:13px}
nav li a{font-size:15px}
section{margin:0 0 40px;padding-top:16px;border-top:1px solid var(--line)}
section h2{margin:0;font-size:20px}
section h2 a{color:inherit;text-decoration:none}
section p{margin:2px 0;overflow-wrap:anywhere}
.size,figcaption{color:var(--soft);font-size:13px}
.row{display:flex;gap:20px;overflow-x:auto;align-items:flex-start;padding:8px 0}
figure{margin:0;flex:none}
iframe,pre{box-sizing:content-box;border:1px solid var(--line);background:#fff}
iframe{display:block}
iframe.light{color-scheme:light}
iframe.dark{color-scheme:dark;background:#131416}
pre{width:600px;max-width:calc(100vw - 70px);height:740px;margin:0;padding:10px;overflow:auto;background:var(--paper);white-space:pre-wrap;overflow-wrap:anywhere}
@media (max-width:600px){header,main{padding-left:12px;padding-right:12px}html{scroll-padding-top:96px}figure.w320{order:-1}}
${hidden.join('\n')}
`;

const indexOf = (states: Shown[]): string => {
  const groups = [...new Set(states.map(({ group }) => group))];
  const parts = groups.map((group) => {
    const links = states
      .filter((state) => state.group === group)
      .map(
        ({ name, subject }) =>
          `<li><a href="#${escaped(name)}">${escaped(name)}</a> <bdi>${escaped(subject)}</bdi></li>`,
      );
    return `<div><h2>${escaped(group)}</h2><ul>${links.join('')}</ul></div>`;
  });
  return `<nav aria-label="Mails">${parts.join('\n')}</nav>`;
};

/** The whole gallery as one document that needs nothing else. */
export function galleryHtml(states: Shown[]): string {
  const boxes = choices.map(
    ({ id, words }) => `<label><input type="checkbox" id="show-${id}" checked> ${words}</label>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Mails</title><style>${style}</style></head>
<body id="top"><header><strong><a href="#top">Mails</a></strong>${boxes.join('')}</header>
<main><h1>Every mail in every state</h1>
${indexOf(states)}
${states.map(section).join('\n')}
</main></body></html>
`;
}
