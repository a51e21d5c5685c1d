/** The style sheet's part for the local mailbox. */
export const mailboxStyle = `
.mails { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.mails:empty { display: none; }
.mails li { display: grid; grid-template-columns: 1fr auto; gap: .125rem 1.5rem; padding: .875rem 0; border-bottom: 1px solid var(--line); }
.mails a { grid-column: 1 / -1; font-weight: 600; }
.mails span, .mails time { color: var(--muted); font-size: .9375rem; }
@media (max-width: 30rem) { .mails li { grid-template-columns: 1fr; } }

.envelope { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1.25rem; margin: 0 0 1.75rem; }
.envelope dt, .headers dt { color: var(--muted); }
.envelope dd, .headers dd { margin: 0; }
.tabs { display: flex; flex-wrap: wrap; gap: 0 1.75rem; margin-bottom: 1.5rem; border-bottom: 1px solid var(--line); }
.tabs a { margin-bottom: -1px; padding: .625rem 0; border-bottom: 3px solid transparent; color: var(--muted); text-decoration: none; }
.tabs a:hover { color: var(--link); }
.tabs [aria-current] { border-color: var(--fill); color: var(--text); font-weight: 600; }
.mail { display: block; width: 100%; height: max(32rem, 75vh); background: #fff; border: 1px solid var(--line); border-radius: .375rem; }
.plain, .code { margin: 0; padding: 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; white-space: pre-wrap; }
.plain { font: 1rem/1.6 var(--mono); }
.code { max-height: 75vh; overflow: auto; font: .875rem/1.5 var(--mono); }
.headers { margin: 0; font-size: .9375rem; }
.headers div { display: grid; grid-template-columns: minmax(8rem, 14rem) 1fr; gap: 0 1.25rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.headers dd { font-family: var(--mono); font-size: .875rem; line-height: 1.7; }
@media (max-width: 36rem) { .headers div { grid-template-columns: 1fr; } }
`;
