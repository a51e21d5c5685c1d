/** The style sheet's part for the reader's own page: calm sections, one below the other. */
export const manageStyle = `
.part { padding: 2.25rem 0 .25rem; border-top: 1px solid var(--line); scroll-margin-top: 1rem; }
.part + .part { margin-top: 2rem; }
.part > h2 { margin: 0 0 .75rem; font-size: 1.4375rem; }
.part > .saved { margin: 0 0 1.25rem; }
.part > .links { margin-top: 1.25rem; }
.part-lead { margin-bottom: 1.5rem; color: var(--muted); }
.part form + form { margin-top: .75rem; }
.part .problem[role=alert] { margin-bottom: 1rem; font-weight: 600; }
.boxes .hint { margin: 0 0 .75rem; }
.boxes .choices { grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); }
.boxes .choice, .agree .choice { font-weight: 400; }
.agree { margin: 0 0 1.25rem; }
.publications + p { margin-top: 1.25rem; }
.publications li > span { font: 600 1.25rem/1.4 var(--serif); }

input[type=date] {
  width: 100%; max-width: 15rem; min-height: 3.125rem; padding: .625rem .875rem; background: var(--card); color: inherit;
  border: 1px solid var(--edge); border-radius: .375rem; font: inherit;
}
input[type=date]:focus-visible { outline-width: 2px; outline-offset: 0; border-color: var(--link); }

/* Only what the chosen cadence needs. The zone stays: pauses and quiet hours keep to it too. */
.schedule:not(:has([value=weekly]:checked)) .for-weekly,
.schedule:not(:has([value=monthly]:checked)) .for-monthly,
.schedule:has([value=instant]:checked) .for-digests { display: none; }

.part summary { cursor: pointer; color: var(--link); }
.mails-sent { margin: 1rem 0 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.mails-sent li { padding: .75rem 0; border-bottom: 1px solid var(--line); }
.mails-sent span, .mails-sent small { display: block; }
.mails-sent small { color: var(--muted); font-size: .9375rem; }
`;
