/** Explains why a reader gets no mail at all, and offers the way to resume it. */
import type { VNode } from 'preact';
import type { SubscriberDetails } from '../../../model/subscribers/details.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { When } from '../parts/time.tsx';

const text = deskReadersText.back;

/** A notice that appears if mail to the reader is stopped by something other than their own choice. */
export function Silenced({ details, now }: { details: SubscriberDetails; now: Date }): VNode | null {
  const { suppression, askedAt, subscriber } = details;
  if (!suppression && !askedAt) return null;
  return (
    <section class="notice bad">
      {suppression && <p>{deskReadersText.one.suppressed}</p>}
      <dl class="facts">
        {suppression && (
          <>
            <dt>{text.why}</dt>
            <dd>{suppression.reason}</dd>
            <dt>{text.since}</dt>
            <dd>
              <When at={suppression.createdAt} now={now} />
            </dd>
          </>
        )}
        {askedAt && (
          <>
            <dt>{text.asks}</dt>
            <dd>
              <When at={askedAt} now={now} />
            </dd>
          </>
        )}
      </dl>
      {!askedAt && subscriber.state === 'complained' && <p>{text.onlyThey}</p>}
    </section>
  );
}

/** A reader who complained can be readmitted only if they asked for it. */
export function WayBack({ details, path }: { details: SubscriberDetails; path: string }): VNode | null {
  const { suppression, askedAt, subscriber } = details;
  const action = `${path}/allow`;
  if (askedAt)
    return (
      <section>
        <Fold title={text.allow} lead={text.askedLead} action={action} button={text.allowButton} open />
        <Fold
          title={text.refuse}
          lead={text.refuseLead}
          action={`${path}/refuse`}
          button={text.refuseButton}
        />
      </section>
    );
  if (!suppression || subscriber.state === 'complained') return null;
  return (
    <section>
      <Fold
        title={text.allow}
        lead={`${text.undoLead} ${text.afterwards[subscriber.state]}`}
        action={action}
        button={text.allowButton}
      />
    </section>
  );
}

/** The first press unfolds the explanation, the second one acts. */
export function Fold(props: {
  title: string;
  lead: string;
  action: string;
  button: string;
  danger?: boolean;
  open?: boolean;
}): VNode {
  const { title, lead, action, button, danger, open } = props;
  return (
    <details class="fold" open={open}>
      <summary>{title}</summary>
      <p>{lead}</p>
      <form method="post" action={action}>
        <button type="submit" class={danger ? 'danger' : undefined}>
          {button}
        </button>
      </form>
    </details>
  );
}
