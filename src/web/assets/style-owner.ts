/** The style sheet's part for the owner's pages. */
import { fontStacks } from '../../model/publications/digest.ts';

/** A class for each font of mails, for a line that shows it. */
const fontStyle = Object.entries(fontStacks)
  .map(([name, stack]) => `.font-${name} { font-family: ${stack}; }`)
  .join('\n');

export const ownerStyle = `
/* set-up */
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.button {
  display: inline-block; min-height: 3.125rem; padding: .75rem 1.75rem; background: var(--fill); color: var(--ink); border: 1px solid transparent;
  border-radius: .375rem; font: 600 1.0625rem/1.3 var(--sans); text-align: center; text-decoration: none;
}
.button:hover { filter: brightness(1.08); }
@media (max-width: 30rem) { .button { width: 100%; padding-inline: .875rem; } }
.button.quiet { background: none; color: var(--link); border-color: currentColor; }
.buttons { display: flex; flex-wrap: wrap; align-items: center; gap: 1rem 1.75rem; }
button:disabled { opacity: .7; cursor: progress; }
.notice.wrong { border-left-color: var(--bad); }
.begun { margin: 0 0 2rem; padding: 1.25rem 1.5rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-left: .25rem solid var(--fill); border-radius: .375rem; }
@media (max-width: 30rem) { .begun .buttons { display: grid; gap: .625rem; } }

input[type=password], textarea {
  width: 100%; min-height: 3.125rem; padding: .625rem .875rem; background: var(--card); color: inherit;
  border: 1px solid var(--edge); border-radius: .375rem; font: inherit;
}
textarea { display: block; resize: vertical; }
input[type=password]:focus-visible, textarea:focus-visible { outline-width: 2px; outline-offset: 0; border-color: var(--link); }
input::placeholder { color: var(--muted); opacity: 1; }
input[readonly] { background: none; border-style: dashed; color: var(--muted); }
.optional { margin-left: .25rem; color: var(--muted); font-size: .9375rem; font-weight: 400; }
.password, .color { display: flex; gap: .625rem; }
.password button { flex: none; width: auto; min-width: 6rem; padding-inline: 1rem; }
.color input[type=color] { flex: none; width: 3.125rem; height: 3.125rem; padding: .3125rem; background: var(--card); border: 1px solid var(--edge); border-radius: .375rem; cursor: pointer; }
.color input[type=text] { max-width: 9rem; font-family: var(--mono); }
input.secret { font-family: var(--mono); letter-spacing: .05em; text-transform: uppercase; }

.steps { display: flex; gap: .375rem; margin: 0 0 2.25rem; padding: 0; list-style: none; color: var(--muted); font-size: .875rem; }
.steps li { flex: 1; padding-top: .5rem; border-top: .25rem solid var(--line); }
.steps .done, .steps [aria-current] { border-color: var(--fill); }
.steps [aria-current] { color: var(--text); font-weight: 600; }
@media (max-width: 30rem) {
  .steps { position: relative; padding-bottom: 1.75rem; }
  .steps li:not([aria-current]) span { display: none; }
  .steps [aria-current] span { position: absolute; left: 0; bottom: 0; }
}
.aside { padding: 1.25rem 1.5rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; font-size: 1rem; }
.aside button { width: 100%; }
.site-step { display: grid; gap: 2.5rem 4rem; }
@media (min-width: 56rem) { .site-step { grid-template-columns: minmax(0, 35rem) minmax(0, 1fr); align-items: start; } }
.help { margin-top: 2.5rem; }
.help summary { cursor: pointer; }
.help dl { margin: 1rem 0 0; }
.help dl div { padding: .625rem 0; border-top: 1px solid var(--line); }
.help dt { color: var(--muted); font-size: .9375rem; }
.help dd { margin: 0; }

.settings { margin: 0 0 2rem; padding-top: 1.75rem; border-top: 1px solid var(--line); }
.settings h2 { margin-bottom: .5rem; }
.settings > :last-child { max-width: 35rem; }
.settings summary { cursor: pointer; }
.settings summary h2 { display: inline; }
.settings summary span { margin-left: .5rem; color: var(--muted); font-size: .9375rem; }
details.settings[open] > div { margin-top: 1.5rem; }
@media (min-width: 56rem) {
  .settings:not(details) { display: grid; grid-template-columns: 15rem minmax(0, 35rem); gap: 0 3.5rem; align-items: start; }
  details.settings > div { margin-left: 18.5rem; }
}
@media (min-width: 56rem) { .settings.last > button { grid-column: 2; justify-self: start; } }
.hint code { font-size: .875rem; }
@media (min-width: 40rem) {
  .beside .field { display: grid; grid-template-columns: 7rem minmax(0, 1fr); align-items: center; margin-bottom: .75rem; }
  .beside .field > * { grid-column: 2; }
  .beside .field > label { grid-area: 2 / 1; margin: 0; }
  .beside input { grid-row: 2; }
}
@media (max-width: 55.99rem) { .settings > div:has(> h2:last-child) { margin-bottom: 1.25rem; } }

.together { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .875rem; }
.together .field { margin: 0; }
.together .field label { font-weight: 400; }
.settings fieldset .choice small[class] { font-size: 1rem; }
${fontStyle}

.found { display: grid; gap: .75rem; }
.feed { padding: 1rem 1.25rem; background: var(--card); border: 1px solid var(--edge); border-radius: .375rem; }
.feed:has(:checked) { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
.feed .choice { padding: 0; background: none; border: 0; box-shadow: none; }
.feed .choice > span { font-size: 1.125rem; }
.headlines { margin: .75rem 0 0 1.875rem; padding: 0; list-style: none; border-top: 1px solid var(--line); font-size: .9375rem; }
.headlines li { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.5rem; padding: .4375rem 0; border-bottom: 1px solid var(--line); }
.headlines li:last-child { border: 0; padding-bottom: 0; }
.headlines time { color: var(--muted); }
.feed .look { display: inline-block; margin: .5rem 0 0 1.875rem; font-size: .9375rem; }
.preview { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }

iframe.bar { display: block; width: 100%; height: 18.75rem; margin: 0 0 2.5rem; border: 0; }
.install h2, .next h2 { margin-bottom: .75rem; }
@media (max-width: 40rem) {
  .install .tabs { gap: .5rem; border: 0; }
  .install .tabs a { margin: 0; padding: .375rem .875rem; border: 1px solid var(--edge); border-radius: 1.25rem; font-size: .9375rem; }
  .install .tabs [aria-current] { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
}
.install h3 { margin: 2.5rem 0 .25rem; font: 600 1.125rem/1.3 var(--serif); }
.how { margin: 0 0 1rem; padding-left: 1.5rem; }
.how li { margin-bottom: .375rem; }
.snippet { display: grid; grid-template-columns: 1fr auto; gap: .625rem; align-items: start; margin: 0 0 1rem; }
.snippet .code { padding: .9375rem 1.125rem; min-width: 0; }
.snippet code span { display: inline-block; }
.snippet code { user-select: all; -webkit-user-select: all; }
.snippet button { min-width: 7rem; padding-inline: 1rem; }
@media (max-width: 40rem) { .snippet { grid-template-columns: 1fr; } }
.next { margin-top: 3rem; padding-top: 2rem; border-top: 1px solid var(--line); }
.next ul { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(15rem, 100%), 1fr)); gap: 1.25rem; margin: 0; padding: 0; list-style: none; }
.next .button, .next button { width: 100%; }
.next .small { margin-top: .625rem; }
.desk-link { color: var(--muted); }
`;
