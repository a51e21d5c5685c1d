/** The style sheet of every page. Colours of the publication (--fill, --ink, --link) come from `look.ts`. */
import { deskStyle } from './style-desk.ts';
import { formStyle } from './style-forms.ts';
import { mailboxStyle } from './style-mailbox.ts';
import { manageStyle } from './style-manage.ts';
import { ownerStyle } from './style-owner.ts';

const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: #fcfbf8; --card: #fff; --text: #22201c; --muted: #635e55; --line: #e2ddd2; --edge: #8b857a; --bad: #b3261e;
  --serif: ui-serif, "Iowan Old Style", Charter, "Palatino Linotype", Palatino, Georgia, serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181b; --card: #1f2125; --text: #ecebe8; --muted: #a9a8a3; --line: #34363b; --edge: #7d7f86; --bad: #ff9d94;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; min-height: 100vh; min-height: 100svh; display: flex; flex-direction: column;
  background: var(--paper); color: var(--text); border-top: .375rem solid var(--fill);
  font: 1.0625rem/1.6 var(--sans); overflow-wrap: anywhere;
}
header, main, footer { width: 100%; max-width: 38rem; margin: 0 auto; padding: 0 1.5rem; }
.wide header, .wide main, .wide footer { max-width: 56rem; }
header { padding-top: 1.5rem; }
main { flex: 1; padding-top: clamp(2rem, 6vh, 3.75rem); padding-bottom: 3rem; }
footer { padding-bottom: 1.5rem; color: var(--muted); font-size: .875rem; }
footer p { margin: 0; padding-top: 1rem; border-top: 1px solid var(--line); }

.masthead { margin: 0; padding-bottom: 1.125rem; border-bottom: 3px double var(--line); font: 600 1.375rem/1.3 var(--serif); }
.masthead a { display: inline-flex; align-items: center; gap: .75rem; color: inherit; text-decoration: none; }
.masthead a:hover { color: var(--link); }
.masthead img { display: block; height: 2.5rem; width: auto; max-width: 10rem; border-radius: .25rem; }

h1 { margin: 0 0 1rem; font: 600 clamp(1.875rem, 1.5rem + 2vw, 2.5rem)/1.15 var(--serif); letter-spacing: -.015em; text-wrap: balance; }
h2 { margin: 0 0 .25rem; font: 600 1.25rem/1.3 var(--serif); }
p { margin: 0 0 1rem; text-wrap: pretty; }
.lead { margin-bottom: 2rem; font-size: 1.1875rem; line-height: 1.5; }
.small { color: var(--muted); font-size: .9375rem; }
form + .small { margin-top: 1.25rem; }
.address { margin: -1.25rem 0 2rem; color: var(--muted); }
a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: .25rem; }

.notes { margin: 0 0 2rem; padding: 1.5rem 0 0; border-top: 1px solid var(--line); list-style: none; color: var(--muted); }
.notes li + li { margin-top: .625rem; }
.links { display: flex; flex-wrap: wrap; gap: .5rem 1.75rem; margin: 2rem 0 0; }
.links a { padding: .25rem 0; }
.links.top { margin: 0 0 1rem; }
.notice, .saved { margin: 0 0 2rem; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-left: .25rem solid var(--fill); border-radius: .375rem; }
.notice p { margin: 0; }

.publications { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.publications li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1rem; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.publications a { font: 600 1.25rem/1.4 var(--serif); }
.publications small { color: var(--muted); font-size: .9375rem; }
@media (max-width: 30rem) { .publications li { flex-direction: column; } }
.command { margin: 0; padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; font: .9375rem/1.6 var(--mono); white-space: pre-wrap; }
.command span { display: inline-block; }
code { font-family: var(--mono); }
`;

export const style: string = pageStyle + formStyle + manageStyle + mailboxStyle + ownerStyle + deskStyle;
