/** The reader's own page: pause, language, consent, and what was sent. */
import type { VNode } from 'preact';
import { dayIn, pauseDays } from '../../model/pause.ts';
import type { MailToReader } from '../../store/my-data.ts';
import type { Publication, Subscriber } from '../../store/schema.ts';
import { catalogues } from '../../text/catalogues.ts';
import { manageText } from '../../text/en/manage.ts';
import { describedBy, Problem } from './fields.tsx';
import { type Acted, ownOf, Part, PartForm } from './manage-parts.tsx';

export function Pause(props: { subscriber: Subscriber; now: Date; acted: Acted | undefined }): VNode {
  const text = manageText.pause;
  const { subscriber, now, acted } = props;
  const { timezone } = subscriber;
  const { saved, problems, day } = ownOf(acted, 'pause');
  const until = pausedDay(subscriber, now);
  const { first, last } = pauseDays(timezone, now);
  return (
    <Part name="pause" title={text.title} lead={until ? text.paused(until) : text.lead} saved={saved}>
      <PartForm part="pause" button={until ? text.changeButton : text.button} quiet problems={problems}>
        <div class="field">
          <label for="until">{until ? text.change : text.until}</label>
          <Problem id="until-problem">{problems.until}</Problem>
          <input
            id="until"
            name="until"
            type="date"
            min={first}
            max={last}
            required
            value={day ?? until ?? ''}
            {...describedBy('until', problems.until)}
          />
        </div>
      </PartForm>
      {until && <PartForm part="pause" action="resume" button={text.resume} quiet />}
    </Part>
  );
}

/** The day until which articles are held back; null where they are not. */
export const pausedDay = ({ pausedUntil, timezone }: Subscriber, now: Date): string | null =>
  pausedUntil && pausedUntil > now ? dayIn(pausedUntil, timezone) : null;

/** Nothing where there is but one language. */
export function Language(props: { subscriber: Subscriber; acted: Acted | undefined }): VNode | null {
  const text = manageText.language;
  const { saved, problems } = ownOf(props.acted, 'language');
  if (catalogues.length < 2) return null;
  return (
    <Part name="language" title={text.title} lead={text.lead} saved={saved}>
      <PartForm part="language" button={text.button} quiet problems={problems}>
        <div class="field">
          <label for="catalogue">{text.label}</label>
          <Problem id="catalogue-problem">{problems.language}</Problem>
          <select id="catalogue" name="language" {...describedBy('catalogue', problems.language)}>
            {catalogues.map(({ code, name }) => (
              <option key={code} value={code} lang={code} selected={code === props.subscriber.language}>
                {name}
              </option>
            ))}
          </select>
        </div>
      </PartForm>
    </Part>
  );
}

export function Tracking(props: {
  publication: Publication;
  subscriber: Subscriber;
  acted: Acted | undefined;
}): VNode {
  const text = manageText.tracking;
  const { publication, subscriber, acted } = props;
  const { trackingConsentAt: since, timezone } = subscriber;
  return (
    <Part name="tracking" title={text.title} lead={text.lead} saved={ownOf(acted, 'tracking').saved}>
      <PartForm part="tracking" button={text.button} quiet>
        <div class="agree">
          <label class="choice">
            <input type="checkbox" name="tracking" value="yes" checked={since !== null} />
            <span>{text.label(publication.name)}</span>
          </label>
          {since && <p class="hint">{text.since(since, timezone)}</p>}
        </div>
      </PartForm>
    </Part>
  );
}

/** What the port gives at most. */
const mostShown = 50;

export function History({ mails, timezone }: { mails: MailToReader[]; timezone: string }): VNode {
  const text = manageText.history;
  if (mails.length === 0) {
    return (
      <Part name="history" title={text.title}>
        <p class="small">{text.none}</p>
      </Part>
    );
  }
  return (
    <Part name="history" title={text.title}>
      <details>
        <summary>{text.newest(mails.length)}</summary>
        <ol class="mails-sent">
          {mails.slice(0, mostShown).map((mail, index) => (
            <li key={`${index}`}>
              <span>{mail.subject ?? text.unnamed}</span>
              <small>
                {manageText.timeWords(mail.sentAt ?? mail.createdAt, timezone)} · {text.states[mail.state]}
              </small>
            </li>
          ))}
        </ol>
      </details>
    </Part>
  );
}
