/** The style sheet's part for the local mailbox. */
export const mailboxStyle = `
.find { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; margin: 0 0 1.5rem; }
.find input { flex: 1 1 10rem; width: auto; min-width: 0; }
@media (max-width: 36rem) { .find label { flex-basis: 100%; } }
.find button { flex: none; width: auto; padding-inline: 1.25rem; }
.summary { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: none; margin: 0 0 .75rem; color: var(--muted); }
.summary a:last-child { margin-left: auto; }
.summary + .notice { margin-top: 1.25rem; }
.mails { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.mails li { display: grid; grid-template-columns: 1fr auto; gap: .125rem 2rem; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.mails a { font-weight: 600; }
.mails .when { grid-row: span 2; margin: 0; text-align: right; font-size: .9375rem; }
.mails .when > * { display: block; }
.mails .when > span::first-letter { text-transform: uppercase; }
.mails time { color: var(--muted); font-size: .875rem; }
.mails dl { display: flex; flex-wrap: wrap; gap: 0 1.5rem; margin: 0; color: var(--muted); font-size: .9375rem; }
.mails dl div { display: flex; gap: .5rem; }
.mails dd { margin: 0; }
.mails div + div dd { color: var(--text); }
@media (max-width: 36rem) {
  .mails li { grid-template-columns: 1fr; }
  .mails .when { grid-row: auto; order: 1; text-align: left; }
  .mails .when > * { display: inline-block; margin-right: .5rem; }
  .mails dt { min-width: 2.5rem; }
}

.subject { font-size: clamp(1.5rem, 1.25rem + 1.2vw, 2rem); }
.envelope { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1.25rem; margin: 0 0 1.75rem; }
.envelope dt { color: var(--muted); }
@media (max-width: 36rem) { .envelope { gap: .125rem .75rem; font-size: .9375rem; } }
.envelope dd, .headers dd { margin: 0; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 1.75rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
.tabs a { margin-bottom: -1px; padding: .625rem 0; border-bottom: 3px solid transparent; color: var(--muted); text-decoration: none; }
.tabs a:hover { color: var(--link); }
.tabs [aria-current] { border-color: var(--fill); color: var(--text); font-weight: 600; }

.switches { display: flex; flex-wrap: wrap; gap: .75rem 2rem; margin-bottom: 1.25rem; font-size: .9375rem; }
.switch { display: flex; flex-wrap: wrap; align-items: center; }
.switch span { margin-right: .75rem; color: var(--muted); }
.switch a { margin-left: -1px; padding: .375rem .875rem; background: var(--card); border: 1px solid var(--edge); color: inherit; text-decoration: none; }
.switch a:first-of-type { margin-left: 0; border-radius: .375rem 0 0 .375rem; }
.switch a:last-of-type { border-radius: 0 .375rem .375rem 0; }
.switch a:hover { color: var(--link); }
.switch a:focus-visible { z-index: 1; }
.switch [aria-current] { position: relative; border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); font-weight: 600; }
.stage { width: 100%; margin: 0 auto; overflow: hidden; background: #fff; border: 1px solid var(--line); border-radius: .375rem; }
.stage.phone { width: calc(375px + 1rem + 2px); padding: 1.25rem .5rem; background: #26272b; border-color: var(--edge); border-radius: 1.5rem; }
.stage.phone .mail { border-radius: .5rem; }
.mail { display: block; width: 100%; height: max(36rem, 80vh); min-height: 16rem; border: 0; background: #fff; }
/* A phone is of one width. */
@media (max-width: 36rem) {
  .widths { display: none; }
  .stage, .stage.phone { width: auto; margin: 0 -1.5rem; padding: 0; background: #fff; border-color: var(--line); border-width: 1px 0; border-radius: 0; }
  .stage.phone .mail { border-radius: 0; }
  .switch span { flex-basis: 100%; }
}

.plain, .code { margin: 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; white-space: pre-wrap; }
.plain { font: 1rem/1.6 var(--mono); }
.code { max-height: 75vh; overflow: auto; font: .875rem/1.5 var(--mono); }
.headers { margin: 1.25rem 0 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.headers div { display: grid; grid-template-columns: minmax(8rem, 13rem) 1fr; gap: .125rem 1.5rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
.headers dt { font-weight: 600; }
.headers code { display: block; font-size: .875rem; line-height: 1.7; }
.headers small { display: block; margin-top: .25rem; color: var(--muted); font-size: .9375rem; line-height: 1.45; }
@media (max-width: 36rem) { .headers div { grid-template-columns: 1fr; } }
`;
