/** The style sheet's part for an article's page on the sample site. */
export const sampleArticleStyle = `
.whole { max-width: 42rem; margin: 0 auto; }
.whole > h1 { margin-bottom: 1rem; font-size: clamp(2rem, 1.375rem + 3vw, 3.25rem); line-height: 1.08; letter-spacing: -.025em; }
.whole > .summary { margin-bottom: 1.25rem; color: var(--muted); font: 1.3125rem/1.45 var(--serif); }
.picture { margin: 2rem calc(50% - min(29rem, 50vw - 1.5rem)); }
.picture img { width: 100%; border-radius: .25rem; }
figcaption { margin-top: .625rem; color: var(--muted); font-size: .875rem; text-align: center; }
.text { font: 1.1875rem/1.7 var(--serif); }
.text p { margin: 0 0 1.375rem; }
.text > p:first-child::first-letter { float: left; margin: .08em .1em 0 0; color: var(--accent); font-size: 3.6em; line-height: .8; font-weight: 600; }
.text h2 { margin: 2.25rem 0 .75rem; font-size: 1.5rem; }
.text ul { margin: 0 0 1.375rem; padding-left: 1.25rem; }
.text li { margin-bottom: .375rem; padding-left: .25rem; }
.text li::marker { color: var(--accent); }
blockquote { margin: 2rem 0; padding-left: 1.5rem; border-left: 3px solid var(--accent); font-size: 1.375rem; line-height: 1.45; font-style: italic; }
.text blockquote p { margin: 0 0 .625rem; }
cite { color: var(--muted); font: .9375rem/1.5 var(--sans); }
.wp-block-table { margin: 0 0 1.75rem; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font: 1rem/1.5 var(--sans); font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); text-align: start; }
thead th { border-bottom: 2px solid var(--text); font-size: .9375rem; }

.follow { margin: 3rem 0; padding: 1.5rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.follow h2 { margin-bottom: 1rem; font-size: 1.25rem; }
.follow iframe { display: block; width: 100%; height: 19rem; border: 0; }

.comments h2, .reply h2 { margin-bottom: 1.25rem; font-size: 1.5rem; }
.comments ol { margin: 0 0 3rem; padding: 0; list-style: none; }
.comments li { display: grid; grid-template-columns: 2.75rem 1fr; gap: 0 1rem; padding: 1.25rem 0; border-top: 1px solid var(--line); }
.comments li:target { background: var(--card); box-shadow: 0 0 0 1rem var(--card); }
.comments li p { grid-column: 2; margin: 0; }
.comments .who { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin-bottom: .25rem; }
.comments time { color: var(--muted); font-size: .875rem; line-height: 1.9; }
.portrait { grid-row: 1 / span 2; width: 2.75rem; height: 2.75rem; background: var(--card); color: var(--accent); border-radius: 50%; font: 600 1.25rem/2.75rem var(--serif); text-align: center; }
.reply { padding: 1.75rem; background: var(--card); border-radius: .25rem; }
.reply .hint { color: var(--muted); font-size: .9375rem; }
.reply .required { color: var(--accent); }
.reply input { max-width: 26rem; }
textarea { resize: vertical; }
.thanks { margin: 0; font-size: 1.125rem; }
.further { margin-top: 4rem; }
.further .cards { grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); }
@media (max-width: 44rem) {
  .picture { margin-left: -1.25rem; margin-right: -1.25rem; }
  .picture img { border-radius: 0; }
  figcaption { padding: 0 1.25rem; }
  .reply { margin: 0 -1.25rem; padding: 1.5rem 1.25rem; }
}
`;
