/** The style sheet of the sample site: a local paper's, and the bar above it that is none of the paper's. */
import { sampleArticleStyle } from './style-sample-article.ts';

const frameStyle = `
:root {
  color-scheme: light dark;
  --paper: #fffdf8; --card: #f8f2e6; --text: #211e1a; --muted: #6a6258; --line: #e2d9c8; --edge: #8d8475; --accent: #9c3d26; --on-accent: #fff;
  --serif: ui-serif, "Iowan Old Style", Charter, "Palatino Linotype", Palatino, Georgia, "Liberation Serif", serif;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root { --paper: #191714; --card: #24211c; --text: #ece6da; --muted: #aca393; --line: #3a352d; --edge: #857b6b; --accent: #eb9a7b; --on-accent: #211e1a; }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--paper); color: var(--text); font: 1.0625rem/1.6 var(--sans); overflow-wrap: break-word; }
img { display: block; max-width: 100%; height: auto; }
a { color: var(--accent); text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; border-radius: .125rem; }
h1, h2, h3 { margin: 0; font-family: var(--serif); font-weight: 600; line-height: 1.15; letter-spacing: -.01em; text-wrap: balance; }
p { margin: 0 0 1rem; text-wrap: pretty; }
.skip { position: absolute; left: 1rem; top: -4rem; z-index: 1; padding: .5rem 1rem; background: var(--paper); }
.skip:focus { top: 1rem; }

.sample-bar { background: #1d4436; color: #f6f1e4; font-size: .9375rem; line-height: 1.45; }
.sample-bar p { margin: 0; }
.sample-bar .inner { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .625rem 2rem; padding: .75rem 1.5rem; }
.sample-bar .deeds { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1.5rem; }
.sample-bar form { margin: 0; }
.sample-bar button { min-height: 2.5rem; padding: .375rem 1.125rem; background: #f6d27a; color: #211e1a; border: 0; border-radius: 2rem; font: 600 .9375rem/1.3 var(--sans); cursor: pointer; }
.sample-bar button:hover { background: #ffe19a; }
.sample-bar a { padding: .375rem 0; color: inherit; }
.sample-bar :focus-visible { outline-color: #f6d27a; }
.sample-bar .said { padding: .75rem 1.5rem; background: #f6d27a; color: #211e1a; }

header, main, footer { max-width: 75rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 1.25rem; text-align: center; }
.today { margin: 0; color: var(--muted); font-size: .875rem; }
.nameplate { margin: .75rem 0 0; font: 600 clamp(2.25rem, 1rem + 6vw, 4.5rem)/1 var(--serif); letter-spacing: -.03em; }
.nameplate a { color: inherit; text-decoration: none; }
.tagline { margin: .75rem 0 1.5rem; color: var(--muted); font: italic 1.0625rem/1.4 var(--serif); }
nav { border-top: 1px solid var(--line); border-bottom: 3px double var(--line); }
nav ul { display: flex; flex-wrap: wrap; justify-content: center; gap: 0 2.25rem; margin: 0; padding: .25rem 0; list-style: none; }
nav a { display: block; padding: .5rem 0; color: inherit; font-size: .9375rem; font-weight: 600; text-decoration: none; }
nav a:hover { color: var(--accent); }
nav [aria-current] { color: var(--accent); text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .4em; }
main { padding-top: clamp(1.75rem, 4vw, 3rem); padding-bottom: 4rem; }
main > h1 { margin-bottom: 2rem; font-size: clamp(2rem, 1.5rem + 2vw, 3rem); }
footer { padding-bottom: 2.5rem; color: var(--muted); font-size: .9375rem; text-align: center; }
footer::before { content: ""; display: block; margin-bottom: 2rem; border-top: 3px double var(--line); }
footer .nameplate { margin: 0 0 .5rem; color: var(--text); font-size: 1.5rem; letter-spacing: -.02em; }
footer p { margin: 0 0 .375rem; }
footer a { margin: 0 .625rem; }
.notice { max-width: 40rem; margin: 2rem auto; }
.notice h1 { margin-bottom: 1rem; font-size: 2.25rem; }

.story { position: relative; }
.story img { width: 100%; border-radius: .25rem; }
.story h2 a, .story h3 a { color: inherit; text-decoration: none; }
.story h2 a::after, .story h3 a::after { content: ""; position: absolute; inset: 0; }
.story:hover h2 a, .story:hover h3 a { text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: .12em; }
.kicker { margin: 0 0 .5rem; font-size: .875rem; font-weight: 600; }
.kicker a { text-decoration: none; }
.kicker a, .dateline a { position: relative; z-index: 1; }
.dateline { display: flex; flex-wrap: wrap; gap: 0 1rem; margin: 0; color: var(--muted); font-size: .875rem; }
.dateline a { color: inherit; }

.lead { display: grid; grid-template-columns: 7fr 5fr; gap: 1.25rem 2.5rem; align-items: center; margin-bottom: 3rem; }
.lead h2 { font-size: clamp(1.75rem, 1.25rem + 2.2vw, 2.75rem); line-height: 1.1; letter-spacing: -.02em; }
.lead .summary { margin: 1rem 0; font: 1.1875rem/1.5 var(--serif); }
.columns { display: grid; grid-template-columns: 1fr 17rem; gap: 3rem; align-items: start; }
.ruled { margin-bottom: 1.5rem; padding-top: .75rem; border-top: 2px solid var(--text); font-size: 1.25rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(14.5rem, 1fr)); gap: 2.5rem 2rem; }
.cards .kicker { margin-top: .875rem; }
.rows { display: grid; gap: 2.5rem; }
.rows .story { display: grid; grid-template-columns: 5fr 7fr; gap: .875rem 2rem; align-items: center; padding-bottom: 2.5rem; border-bottom: 1px solid var(--line); }
.rows h2 { font-size: 1.625rem; }
.rows .summary { margin: .625rem 0 .875rem; }
.cards h3 { font-size: 1.3125rem; line-height: 1.22; }
.cards .summary { margin: .5rem 0 .75rem; color: var(--muted); font-size: .9375rem; line-height: 1.5; }
.sidebar { display: grid; gap: 2.25rem; }
.sidebar h2 { margin-bottom: .625rem; font-size: 1.25rem; }
.sidebar p { color: var(--muted); font-size: .9375rem; line-height: 1.5; }
.panel { padding: 1.5rem; background: var(--card); border-top: 2px solid var(--accent); }
label { display: block; margin-bottom: .375rem; font-size: .9375rem; font-weight: 600; }
input, textarea { display: block; width: 100%; min-height: 2.75rem; margin-bottom: 1rem; padding: .5rem .75rem; background: var(--paper); color: inherit; border: 1px solid var(--edge); border-radius: .25rem; font: inherit; }
.panel button, .reply button { min-height: 2.75rem; padding: .5rem 1.5rem; background: var(--accent); color: var(--on-accent); border: 0; border-radius: .25rem; font: 600 1rem/1.3 var(--sans); cursor: pointer; }
.panel button:hover, .reply button:hover { filter: brightness(1.1); }

@media (max-width: 60rem) {
  .columns { grid-template-columns: 1fr; }
  .sidebar { grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); }
}
@media (max-width: 44rem) {
  .sample-bar .why { display: none; }
  .lead, .rows .story { grid-template-columns: 1fr; }
  nav ul { justify-content: flex-start; gap: 0 1.25rem; }
  .sample-bar .inner, .sample-bar .said { padding-left: 1.25rem; padding-right: 1.25rem; }
  header, main, footer { padding-left: 1.25rem; padding-right: 1.25rem; }
}
@media (max-width: 30rem) {
  .sample-bar form { flex: 1 0 100%; }
  .sample-bar button { width: 100%; }
}
`;

export const sampleStyle: string = frameStyle + sampleArticleStyle;
