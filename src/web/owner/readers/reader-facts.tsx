/** What is stored about a reader: their choices, how they signed up, and when. */
import type { ComponentChildren, VNode } from 'preact';
import { scheduleOf } from '../../../model/issues/cadence.ts';
import { usedFilters } from '../../../model/issues/filters.ts';
import type { Subscriber } from '../../../model/subscribers/subscriber.ts';
import { deskReadersText } from '../../../text/owner/desk-readers.ts';
import { Due, When } from '../parts/time.tsx';

const text = deskReadersText.one;

export function Facts({ subscriber, now }: { subscriber: Subscriber; now: Date }): VNode {
  const { createdAt, confirmedAt, unsubscribedAt, bouncedAt } = subscriber;
  const dates: [string, Date | null][] = [
    [text.signedUp, createdAt],
    [text.confirmed, confirmedAt],
    [text.left, unsubscribedAt],
    [text.bounced, bouncedAt],
  ];
  return (
    <section class="desk-section">
      <h2>{text.facts}</h2>
      <dl class="facts">
        <Choices subscriber={subscriber} now={now} />
        <Fact word={text.consent}>{subscriber.consent ?? text.noConsent}</Fact>
        {dates.map(
          ([word, at]) =>
            at && (
              <Fact key={word} word={word}>
                <When at={at} now={now} />
              </Fact>
            ),
        )}
      </dl>
    </section>
  );
}

function Choices({ subscriber, now }: { subscriber: Subscriber; now: Date }): VNode {
  const { pausedUntil, trackingConsentAt } = subscriber;
  const filters = usedFilters(subscriber.filters);
  return (
    <>
      <Fact word={text.cadence}>{text.schedule(scheduleOf(subscriber))}</Fact>
      {filters &&
        (['topics', 'authors', 'words', 'without'] as const).map(
          (name) =>
            (filters[name] ?? []).length > 0 && (
              <Fact key={name} word={text.filters[name]}>
                {filters[name].join(', ')}
              </Fact>
            ),
        )}
      {pausedUntil && pausedUntil > now && (
        <Fact word={text.pausedUntil}>
          <Due at={pausedUntil} now={now} />
        </Fact>
      )}
      <Fact word={text.tracking}>
        {trackingConsentAt ? <When at={trackingConsentAt} now={now} /> : text.noTracking}
      </Fact>
    </>
  );
}

const Fact = ({ word, children }: { word: string; children: ComponentChildren }): VNode => (
  <>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </>
);
