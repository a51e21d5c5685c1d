/** The style sheet's part for the owner's desk: the frame of owner's pages, tables, what happens next. */
export const deskStyle = `
.desk { --good: #1c6b3d; font-size: 1rem; line-height: 1.5; }
@media (prefers-color-scheme: dark) { .desk { --good: #84d3a3; } }
.desk header, .desk main, .desk footer { max-width: 66rem; }
.desk header { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; padding-top: .875rem; }
.desk header::after { content: ""; flex: 0 0 100%; margin-top: .625rem; border-bottom: 3px double var(--line); }
.desk .masthead { padding: 0; border: 0; font-size: 1.25rem; }
.signed-in { display: flex; align-items: baseline; gap: .25rem; min-width: 0; color: var(--muted); font-size: .875rem; }
.signed-in span { max-width: min(18rem, 60vw); overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.signed-in button { margin-right: -.5rem; width: auto; min-height: 0; padding: .25rem .5rem; border: 0; font-size: .875rem; font-weight: 400; text-decoration: underline; text-underline-offset: .18em; text-decoration-thickness: 1px; }
.desk main { padding-top: 1.75rem; }
.desk h1 { margin-bottom: .75rem; font-size: clamp(1.625rem, 1.4rem + 1vw, 2.125rem); }
.desk .lead { margin-bottom: 1.5rem; font-size: 1.0625rem; }

.desk-nav p { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; align-items: baseline; gap: 0 .625rem; margin: 0 0 .375rem; }
.desk-nav strong { font: 600 1.1875rem/1.4 var(--serif); }
.desk-nav p a { font-size: .875rem; }
.desk-nav .tabs { gap: 0 1.75rem; margin-bottom: 1.75rem; }
.flash { margin: 0 0 1.75rem; padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line); border-left: .25rem solid var(--good); border-radius: .375rem; }
.flash.bad, .notice.bad { border-left-color: var(--bad); }
.desk-section { margin: 0 0 2.5rem; min-width: 0; }
.desk-section > h2 { margin-bottom: .625rem; }
.desk-columns { display: grid; gap: 0 3.5rem; }
@media (min-width: 56rem) { .desk-columns { grid-template-columns: minmax(0, 1fr) 21rem; align-items: start; } }
.zone-note { margin: 0; font-size: .875rem; }
.trouble { margin: .25rem 0 0; color: var(--bad); font-size: .9375rem; }
.mark { padding: .0625rem .5rem; border: 1px solid; border-radius: 1rem; color: var(--muted); font-size: .8125rem; white-space: nowrap; }
.mark.good, .state.active, .state.sent { color: var(--good); }
.mark.bad, .state.bounced, .state.complained, .state.failed { color: var(--bad); }
.reply { font-family: var(--mono); font-size: .8125rem; line-height: 1.5; }
.when > span, .when > time { display: block; }
:is(.upcoming, .desk-table) .when > span::first-letter { text-transform: uppercase; }
.when > time { color: var(--muted); font-size: .8125rem; }

.title-row { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: .625rem 1.5rem; margin-bottom: 1.25rem; }
.title-row h1 { margin: 0; }
.title-row .button { width: auto; min-height: 0; padding: .5rem 1.125rem; font-size: 1rem; }
.desk-list { margin: 0 0 3rem; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.desk-list li { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .125rem 2rem; padding: 1.125rem 0; border-bottom: 1px solid var(--line); }
.desk-list h2, .desk-list p { margin: 0; }
.desk-list .small, .desk-list .trouble { grid-column: 1; }
.desk-list .figure { grid-column: 2; grid-row: 1 / span 3; color: var(--muted); text-align: right; font-size: .875rem; }
.desk-list .figure strong { display: block; color: var(--text); font: 600 1.5rem/1.2 var(--serif); font-variant-numeric: tabular-nums; }
.parts { margin: 0 0 .75rem; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.parts li { display: grid; grid-template-columns: 7rem 6.5rem 1fr; gap: .125rem 1rem; align-items: baseline; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.parts .mark { justify-self: start; }
@media (max-width: 40rem) {
  .desk-list li { grid-template-columns: 1fr; }
  .desk-list .figure { grid-area: auto; text-align: left; font-size: .9375rem; }
  .desk-list .figure strong { display: inline; font-size: 1.25rem; }
  .parts li { grid-template-columns: 1fr auto; }
  .parts li > :last-child { grid-column: 1 / -1; }
}

.headline { margin-bottom: 2.25rem; }
.headline .links { margin-top: 1rem; }
.headline h1 { margin: 0 0 .875rem; font-size: clamp(1.875rem, 1.5rem + 1.6vw, 2.625rem); font-variant-numeric: lining-nums; }
.headline h1 a { color: inherit; text-decoration-color: var(--edge); text-underline-offset: .12em; }
.figures { display: flex; flex-wrap: wrap; margin: 0; padding: 0; list-style: none; border: solid var(--line); border-width: 1px 0; }
.figures li { flex: 1 1 8rem; }
.figures a { display: block; padding: .625rem 1rem .625rem 0; color: var(--muted); font-size: .9375rem; text-decoration: none; }
.figures a:hover { color: var(--link); text-decoration: underline; }
.figures strong { display: block; color: var(--text); font: 600 1.375rem/1.25 var(--serif); font-variant-numeric: lining-nums tabular-nums; }

.upcoming { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.upcoming li { display: grid; grid-template-columns: 8.5rem minmax(0, 1fr); gap: .125rem 1.25rem; padding: .625rem 0; border-bottom: 1px solid var(--line); }
.upcoming .when > span { font-weight: 600; }
.upcoming small { display: block; color: var(--muted); font-size: .875rem; }

.actions form { margin-bottom: 1.125rem; padding-bottom: 1.125rem; border-bottom: 1px solid var(--line); }
.actions form .small { margin: .375rem 0 0; font-size: .875rem; }
.action { display: flex; gap: .5rem; }
.action > * { min-width: 0; }
.action input, .action select, .fold input { flex: 1; min-height: 2.625rem; padding: .4375rem .75rem; }
.action select { padding-right: 2.25rem; background-position: right .875rem center; }
.action button, .fold button, .notice form button { flex: none; width: auto; min-height: 2.625rem; padding: .5rem 1.125rem; font-size: 1rem; }
.actions .action button:only-child { flex: 1; }
.notice form { margin-top: 1rem; }
.notice .facts { margin-top: .75rem; }
.facts { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: .375rem 1.5rem; margin: 0; }
.facts dt { color: var(--muted); }
.facts dd { margin: 0; }
.facts .when > span, .facts .when > time { display: inline; font-size: inherit; }
.facts .when > time { white-space: nowrap; }
.facts .when > time::before { content: "("; }
.facts .when > time::after { content: ")"; }

.desk-table { width: 100%; margin: 0 0 .75rem; border-collapse: collapse; font-size: .9375rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
.desk-table th, .desk-table td { padding: .625rem 1.25rem .625rem 0; border-bottom: 1px solid var(--line); font-weight: 400; text-align: left; vertical-align: top; }
.desk-table :is(th, td):last-child { padding-right: 0; }
.desk-table thead th { padding-block: .375rem; color: var(--muted); font-size: .8125rem; border-color: var(--edge); white-space: nowrap; }
.desk-table tbody th { font-weight: 600; }
.desk-table small { display: block; color: var(--muted); font-size: .8125rem; font-weight: 400; }
.desk-table .number { text-align: right; white-space: nowrap; }
.desk-table .none, .desk-table .none time { color: var(--muted); }
.desk-table .number.failed { color: var(--bad); }
.desk-table .sum { font-weight: 600; }
.issues tbody th { width: 42%; }
.readers tbody th, .history tbody th { width: 40%; }
.readers :is(th, td) { padding-block: .4375rem; }
.desk-table .when > * { white-space: nowrap; }
.readers a { font-weight: 400; text-decoration: none; }
.readers a:hover { text-decoration: underline; }
.bar { display: block; width: 100%; height: .25rem; margin-top: .4375rem; border-radius: .125rem; }
.bar .sent { fill: var(--fill); } .bar .failed { fill: var(--bad); } .bar .skipped { fill: var(--edge); } .bar .live { fill: var(--line); }

.feeds { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.feeds > li { display: grid; gap: .75rem 3.5rem; padding: 1rem 0 1.125rem; border-bottom: 1px solid var(--line); scroll-margin-top: 1rem; }
@media (min-width: 56rem) { .feeds > li { grid-template-columns: minmax(0, 1fr) minmax(0, 27rem); align-items: start; } }
.feeds > li:target { box-shadow: -.25rem 0 var(--link); }
.feeds h3 { display: flex; flex-wrap: wrap; align-items: center; gap: .125rem .625rem; margin: 0; font: 600 1rem/1.5 var(--sans); }
.feeds p { margin: .5rem 0 0; }
.feeds .trouble { margin-top: .25rem; }
.feed-url { display: block; color: var(--muted); font-size: .875rem; }
.feeds .facts { gap: .25rem 1.25rem; font-size: .9375rem; }
.warnings { margin-top: .625rem; font-size: .9375rem; }
.warnings summary { color: var(--link); cursor: pointer; }
.warnings ul { margin: .375rem 0 0; padding-left: 1.25rem; color: var(--muted); }

.notice .go { margin-top: 1rem; }
.notice .button { width: auto; min-height: 0; padding: .5rem 1.125rem; font-size: 1rem; }
.stopped { margin: 0; padding: 0; list-style: none; border-top: 1px solid var(--line); }
.stopped li { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 0 1.5rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.stopped li > a { flex: 1 1 16rem; }
.stopped time { color: var(--muted); font-size: .875rem; white-space: nowrap; }
.answers form { margin-bottom: 1.125rem; padding-bottom: 1.125rem; border-bottom: 1px solid var(--line); }
.answers form button { width: 100%; min-height: 2.625rem; padding: .5rem 1.125rem; font-size: 1rem; }
.answers form .small { margin: .5rem 0 0; font-size: .9375rem; }

.search label { display: block; margin-bottom: .375rem; font-size: .9375rem; }
.search { margin-bottom: 1.25rem; }
@media (min-width: 56rem) { search + .fold { margin-top: 1.75rem; } }
.fold { margin: 0 0 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .375rem; }
.fold summary { padding: .625rem 1rem; color: var(--link); font-weight: 600; cursor: pointer; }
.fold > :not(summary) { margin: 0; padding: 0 1rem 1rem; }
.fold label { display: block; margin-bottom: .375rem; font-size: .9375rem; }
.fold .hint { margin: .5rem 0 .875rem; font-size: .875rem; }
.fold button { width: 100%; padding-inline: .625rem; }
.lead + .fold { max-width: 30rem; }
button.danger { background: var(--bad); color: var(--paper); }
.ends { margin-bottom: 2.5rem; }
.ends .fold { margin-bottom: .75rem; }
.count { margin-left: .125rem; color: var(--muted); font-size: .8125rem; font-weight: 400; font-variant-numeric: tabular-nums; }

.filter { display: flex; flex-wrap: wrap; gap: .375rem; margin: 0 0 1rem; font-size: .9375rem; }
.filter a { padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 2rem; color: inherit; text-decoration: none; white-space: nowrap; }
.filter a:hover { border-color: var(--link); color: var(--link); }
.filter [aria-current] { border-color: var(--link); box-shadow: inset 0 0 0 1px var(--link); font-weight: 600; }
.desk .reader-address { font-size: clamp(1.25rem, 1.1rem + 1vw, 1.75rem); text-wrap: wrap; }

@media (max-width: 46rem) {
  .desk-table thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .desk-table, .desk-table tbody { display: block; }
  .desk-table tr { display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; padding: .75rem 0; border-bottom: 1px solid var(--line); }
  .desk-table tr:first-child { border-top: 1px solid var(--line); }
  .desk-table th, .desk-table td { padding: 0; border: 0; }
  .desk-table tbody th { flex: 0 0 100%; width: auto; }
  .desk-table td .when > * { display: inline-block; margin-right: .375rem; }
  .desk-table .number { text-align: left; }
  .desk-table .number.none { display: none; }
  .issues td { order: 2; }
  .issues td:has(.when) { flex-basis: 100%; order: 0; }
  .issues .sum { order: 1; }
  .desk-table td[data-label]::before { content: attr(data-label) " "; color: var(--muted); font-weight: 400; font-size: .8125rem; }
  .upcoming li { grid-template-columns: 1fr; }
  .bar { margin-bottom: .4375rem; }
  .upcoming .when > * { display: inline-block; margin-right: .375rem; }
}
@media (max-width: 30rem) {
  .fold button { padding-inline: .25rem; }
  .desk-nav p a { grid-column: 1 / -1; order: -1; justify-self: start; margin-bottom: .5rem; }
  .desk-nav .tabs { gap: 0 .875rem; font-size: .875rem; }
  .desk .switch a { padding-inline: .625rem; }
  .facts { grid-template-columns: 1fr; gap: 0; }
  .facts dd { margin-bottom: .625rem; }
  .feeds .facts { grid-template-columns: 5.5rem minmax(0, 1fr); gap: .25rem .75rem; }
  .feeds .facts dd { margin: 0; }
}
`;
