/** The style sheet's part for forms. */
export const formStyle = `
form { margin: 0; }
.field, fieldset { margin: 0 0 1.75rem; padding: 0; border: 0; min-width: 0; }
label, legend { padding: 0; font-weight: 600; }
.field label, legend { display: block; margin-bottom: .5rem; }
input[type=text], select {
  width: 100%; min-height: 3.125rem; padding: .625rem .875rem; background: var(--card); color: inherit;
  border: 1px solid var(--edge); border-radius: .375rem; font: inherit;
}
select {
  appearance: none; padding-right: 2.75rem; text-overflow: ellipsis;
  background: var(--card) no-repeat right 1rem center / .875rem url("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 14 8' fill='none' stroke='%238b8b88' stroke-width='2' stroke-linecap='round' stroke-linejoin='round'%3E%3Cpath d='m1 1 6 6 6-6'/%3E%3C/svg%3E");
}
input[type=text]:focus-visible, select:focus-visible { outline-width: 2px; outline-offset: 0; border-color: var(--link); }
[aria-invalid=true]:focus-visible { outline-color: var(--bad); }
[aria-invalid=true], [aria-describedby~=cadence-problem] .choice { border-color: var(--bad) !important; }
.hint { margin: .5rem 0 0; color: var(--muted); font-size: .9375rem; }
.problem { margin: 0 0 .5rem; color: var(--bad); font-size: .9375rem; }

.choices { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .625rem; }
.choice { display: flex; gap: .75rem; padding: .75rem 1rem; background: var(--card); border: 1px solid var(--edge); border-radius: .375rem; cursor: pointer; }
.choice:has(:checked) { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); }
.choice:has(:focus-visible) { outline: 3px solid var(--link); outline-offset: 2px; }
.choice input { flex: none; width: 1.125rem; height: 1.125rem; margin: .25rem 0 0; accent-color: var(--link); outline: 0; }
.choice small { display: block; color: var(--muted); font-size: .9375rem; font-weight: 400; line-height: 1.4; }

.topics .choices { display: flex; flex-wrap: wrap; gap: .5rem; }
.topics .choice { padding: .4375rem .875rem; }
.topics .choice span { font-weight: 400; }
.topics .choice small { display: inline; margin-left: .25rem; }

.stacked .choice + .choice { margin-top: .625rem; }

/* Articles that come at once need no clock. */
.zone-when-needed:has([value=instant]:checked) .timezone { display: none; }

button {
  min-height: 3.125rem; padding: .75rem 1.75rem; background: var(--fill); color: var(--ink);
  border: 1px solid transparent; border-radius: .375rem; font: 600 1.0625rem/1.3 var(--sans); cursor: pointer;
}
button:hover { filter: brightness(1.08); }
button:active { filter: brightness(.94); }
button.quiet { background: none; color: var(--link); border-color: currentColor; }
@media (max-width: 30rem) { button { width: 100%; padding-inline: .875rem; } }

.trap { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }
`;
