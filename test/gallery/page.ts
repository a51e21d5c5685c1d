/** One page that shows every mail in every state: wide and narrow, light and dark, with its text part. */
import type { RenderedMail } from '../../src/mail/render.ts';

export interface Shown extends RenderedMail {
  name: string;
  group: string;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Stands for the fixtures' pictures, which are nowhere. */
const picture = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675"><rect width="100%" height="100%" fill="#8fa3a0"/><path d="M0 675 420 250l240 240 180-160 360 345z" fill="#5f7773"/></svg>',
)}`;

const frames = [
  { width: 640, scheme: 'light' },
  { width: 640, scheme: 'dark' },
  { width: 320, scheme: 'light' },
  { width: 320, scheme: 'dark' },
] as const;

/** A frame takes its scheme from the page around it, as a mail takes it from the mail program. */
const frame = (html: string, { width, scheme }: (typeof frames)[number]): string =>
  `<figure><figcaption>${width} px, ${scheme}</figcaption>
<iframe title="${width} px, ${scheme}" class="${scheme}" width="${width}" height="760" loading="lazy" sandbox srcdoc="${escaped(html)}"></iframe></figure>`;

const section = ({ name, subject, html, text }: Shown): string => {
  const shown = html.replaceAll(/https:\/\/pictures\.example\/[^"\s]+/g, picture);
  return `<section id="${escaped(name)}">
<h2>${escaped(name)}</h2>
<p>${escaped(subject)} · ${Buffer.byteLength(html).toLocaleString('en')} bytes of HTML</p>
<div class="row">
${frames.map((each) => frame(shown, each)).join('\n')}
<figure><figcaption>text</figcaption><pre>${escaped(text)}</pre></figure>
</div>
</section>`;
};

const style = `
body{margin:0;padding:24px;font:15px/1.5 system-ui,sans-serif;background:#e9e6df;color:#17191c}
nav{columns:3;margin-bottom:32px}
nav h3{margin:0 0 4px}
nav ul{margin:0 0 16px;padding-left:18px;break-inside:avoid}
section{margin:0 0 48px;border-top:1px solid #bbb}
.row{display:flex;gap:20px;overflow-x:auto;align-items:flex-start}
figure{margin:0}
figcaption{font-size:13px}
iframe{border:1px solid #bbb;background:#fff}
iframe.light{color-scheme:light}
iframe.dark{color-scheme:dark;background:#131416}
pre{width:600px;height:740px;margin:0;padding:10px;overflow:auto;border:1px solid #bbb;background:#fff;white-space:pre-wrap;overflow-wrap:anywhere}
`;

/** The whole gallery as one document that needs nothing else. */
export function galleryHtml(states: Shown[]): string {
  const groups = [...new Set(states.map(({ group }) => group))];
  const index = groups.map((group) => {
    const links = states
      .filter((state) => state.group === group)
      .map(
        ({ name, subject }) =>
          `<li><a href="#${escaped(name)}">${escaped(name)}</a>: ${escaped(subject)}</li>`,
      );
    return `<h3>${escaped(group)}</h3><ul>${links.join('')}</ul>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Mails</title><style>${style}</style></head>
<body><h1>Every mail in every state</h1>
<nav>${index.join('\n')}</nav>
${states.map(section).join('\n')}
</body></html>
`;
}
