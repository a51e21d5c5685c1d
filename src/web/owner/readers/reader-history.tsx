/** The mails to one reader, and the result of each. */
import type { VNode } from 'preact';
import type { DeliverySummary } from '../../../model/deliveries/summary.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { dueTime } from '../../../text/owner/times.ts';
import { When } from '../parts/time.tsx';

const text = deskReadersText.one;
const words = deskReadersText.deliveries;

/** Maximum number of mails in the list, newest first. */
export const maxDeliveries = 100;

export function History({ deliveries, now }: { deliveries: DeliverySummary[]; now: Date }): VNode {
  return (
    <section class="desk-section">
      <h2>{text.history}</h2>
      {deliveries.length === 0 ? (
        <p class="small">{text.noHistory}</p>
      ) : (
        <table class="desk-table history">
          <thead>
            <tr>
              {[text.mail, text.when, text.what].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {deliveries.map((delivery) => (
              <Row key={delivery.id} delivery={delivery} now={now} />
            ))}
          </tbody>
        </table>
      )}
      {deliveries.length >= maxDeliveries && <p class="small">{text.historyMost(maxDeliveries)}</p>}
    </section>
  );
}

function Row({ delivery, now }: { delivery: DeliverySummary; now: Date }): VNode {
  const { kind, subject, state, reply } = delivery;
  return (
    <tr>
      <th scope="row">{subject ?? text.kinds[kind]}</th>
      <td>
        <When at={delivery.sentAt ?? delivery.createdAt} now={now} />
      </td>
      <td>
        <span class={`state ${state}`}>{became(delivery, now)}</span>
        {reply && (
          <small class="reply">
            <span class="unseen">{text.reply}: </span>
            {reply}
          </small>
        )}
      </td>
    </tr>
  );
}

function became({ state, why, attempts, dueAt }: DeliverySummary, now: Date): string {
  if (state === 'skipped') return words.why[why ?? ''] ?? words.skipped;
  if (state === 'deferred') return words.deferred(attempts, dueTime(dueAt ?? now, now));
  const delays = (state === 'sent' || state === 'failed') && attempts > 0 ? words.afterDelays(attempts) : '';
  return `${words[state]}${delays}`;
}
