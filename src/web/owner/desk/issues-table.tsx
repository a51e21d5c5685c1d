/** The last issues, with the results of their mails. */
import type { VNode } from 'preact';
import { type DeliveryState, liveStates } from '../../../model/deliveries/delivery.ts';
import type { IssueSummary } from '../../../model/issues/summary.ts';
import { number } from '../../../text/english/numbers.ts';
import { deskText } from '../../../text/owner/desk.ts';
import { When } from '../parts/time.tsx';

const text = deskText.issues;

/** Returns the issue's subject; until its first mail exists, a description of the issue. */
export const issueName = ({ subject }: IssueSummary): string => subject ?? text.unnamed;

interface Sums {
  sent: number;
  failed: number;
  skipped: number;
  /** Mails under way. The four numbers together make the audience. */
  live: number;
}

function sumsOf({ counts }: IssueSummary): Sums {
  const of = (state: DeliveryState) => counts[state] ?? 0;
  const live = liveStates.reduce((sum, state) => sum + of(state), 0);
  return { sent: of('sent'), failed: of('failed'), skipped: of('skipped'), live };
}

interface IssuesProps {
  issues: IssueSummary[];
  /** Returns the path of an issue's web copy. */
  copyPath(issueId: number): string;
  now: Date;
}

export function IssuesTable({ issues, ...shared }: IssuesProps): VNode {
  return (
    <section class="desk-section">
      <h2>{text.title}</h2>
      {issues.length === 0 ? (
        <p class="small">{text.empty}</p>
      ) : (
        <>
          <table class="desk-table issues">
            <thead>
              <tr>
                <th scope="col">{text.issue}</th>
                <th scope="col">{text.when}</th>
                {(['sent', 'failed', 'skipped', 'live', 'audience'] as const).map((column) => (
                  <th key={column} scope="col" class="number">
                    {text[column]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {issues.map((issue) => (
                <IssueRow key={issue.id} issue={issue} {...shared} />
              ))}
            </tbody>
          </table>
          <p class="small">{text.caption}</p>
        </>
      )}
    </section>
  );
}

function IssueRow(props: { issue: IssueSummary } & Omit<IssuesProps, 'issues'>): VNode {
  const { issue, copyPath, now } = props;
  const sums = sumsOf(issue);
  const hasCopy = issue.kind === 'articles' && issue.subject !== null;
  const kind = issue.kind === 'letter' ? text.letter : deskText.cadences[issue.cadence];
  const open = issue.audience === null;
  const hint = open ? ` · ${text.assembling}` : issue.subject === null ? ` · ${text.unnamedHint}` : '';
  return (
    <tr>
      <th scope="row">
        {hasCopy ? <a href={copyPath(issue.id)}>{issueName(issue)}</a> : issueName(issue)}
        <small>{`${kind}${hint}`}</small>
        <Bar {...sums} />
      </th>
      <td>
        <When at={issue.createdAt} now={now} />
      </td>
      {(['sent', 'failed', 'skipped', 'live'] as const).map((column) => (
        <td
          key={column}
          class={sums[column] === 0 ? 'number none' : `number ${column}`}
          data-label={text[column]}
        >
          {number(sums[column])}
        </td>
      ))}
      <td class="number sum" data-label={text.audience}>
        {issue.audience === null ? <span title={text.notYet}>–</span> : number(issue.audience)}
      </td>
    </tr>
  );
}

/** Returns shares as widths; a share above zero is always wide enough to see. */
function Bar({ sent, failed, skipped, live }: Sums): VNode | null {
  const parts = Object.entries({ sent, failed, skipped, live }).filter(([, n]) => n > 0);
  const all = sent + failed + skipped + live;
  if (all === 0) return null;
  const widths = parts.map(([, n]) => Math.max(1, (n / all) * 100));
  const scale = 100 / widths.reduce((sum, width) => sum + width, 0);
  let x = 0;
  return (
    <svg
      class="bar"
      viewBox="0 0 100 4"
      preserveAspectRatio="none"
      role="img"
      aria-label={text.bar(sent, failed, skipped, live)}
    >
      {parts.map(([name], at) => {
        const width = widths[at]! * scale;
        const rect = <rect key={name} class={name} x={x.toFixed(2)} width={width.toFixed(2)} height="4" />;
        x += width;
        return rect;
      })}
    </svg>
  );
}
