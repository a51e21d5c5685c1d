/** The reader's own page: pause, language, consent, and what was sent. */
import type { VNode } from 'preact';
import type { MailToSubscriber } from '../../../model/deliveries/summary.ts';
import { dayIn, pauseDays } from '../../../model/issues/pause.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import type { Subscriber } from '../../../model/subscribers/subscriber.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { catalogues } from '../../../text/reader/catalogues.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';
import { type Acted, ownOf, Part, PartForm } from './manage-parts.tsx';

export function Pause(props: {
  text: ReaderText;
  subscriber: Subscriber;
  now: Date;
  acted: Acted | undefined;
}): VNode {
  const words = props.text.manage.pause;
  const { text, subscriber, now, acted } = props;
  const { timezone } = subscriber;
  const { saved, problems, day } = ownOf(acted, 'pause');
  const until = pausedDay(subscriber, now);
  const { first, last } = pauseDays(timezone, now);
  return (
    <Part name="pause" title={words.title} lead={until ? words.paused(until) : words.lead} saved={saved}>
      <PartForm
        text={text}
        part="pause"
        button={until ? words.changeButton : words.button}
        quiet
        problems={problems}
      >
        <div class="field">
          <label for="until">{until ? words.change : words.until}</label>
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
      {until && <PartForm text={text} part="pause" action="resume" button={words.resume} quiet />}
    </Part>
  );
}

/** Returns the day until which articles are held back; null if they are not. */
export const pausedDay = ({ pausedUntil, timezone }: Subscriber, now: Date): string | null =>
  pausedUntil && pausedUntil > now ? dayIn(pausedUntil, timezone) : null;

/** Shows nothing if there is only one language. */
export function Language({ text, acted }: { text: ReaderText; acted: Acted | undefined }): VNode | null {
  const words = text.manage.language;
  const { saved, problems } = ownOf(acted, 'language');
  if (catalogues.length < 2) return null;
  return (
    <Part name="language" title={words.title} lead={words.lead} saved={saved}>
      <PartForm text={text} part="language" button={words.button} quiet problems={problems}>
        <div class="field">
          <label for="catalogue">{words.label}</label>
          <Problem id="catalogue-problem">{problems.language}</Problem>
          <select id="catalogue" name="language" {...describedBy('catalogue', problems.language)}>
            {catalogues.map(({ code, name }) => (
              <option key={code} value={code} lang={code} selected={code === text.code}>
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
  text: ReaderText;
  publication: Publication;
  subscriber: Subscriber;
  acted: Acted | undefined;
}): VNode {
  const words = props.text.manage.tracking;
  const { text, publication, subscriber, acted } = props;
  const { trackingConsentAt: since, timezone } = subscriber;
  return (
    <Part name="tracking" title={words.title} lead={words.lead} saved={ownOf(acted, 'tracking').saved}>
      <PartForm text={text} part="tracking" button={words.button} quiet>
        <div class="agree">
          <label class="choice">
            <input type="checkbox" name="tracking" value="yes" checked={since !== null} />
            <span>{words.label(publication.name)}</span>
          </label>
          {since && <p class="hint">{words.since(since, timezone)}</p>}
        </div>
      </PartForm>
    </Part>
  );
}

/** Maximum number of issues that the port returns. */
const maxShown = 50;

export function History(props: {
  text: ReaderText;
  mails: MailToSubscriber[];
  /** Returns the path of an issue's web copy. */
  copyPath(issueId: number): string;
  timezone: string;
}): VNode {
  const { mails, copyPath, timezone } = props;
  const { history: words, timeWords } = props.text.manage;
  if (mails.length === 0) {
    return (
      <Part name="history" title={words.title}>
        <p class="small">{words.none}</p>
      </Part>
    );
  }
  return (
    <Part name="history" title={words.title}>
      <details>
        <summary>{words.newest(mails.length)}</summary>
        <ol class="mails-sent">
          {mails.slice(0, maxShown).map((mail, index) => (
            <li key={`${index}`}>
              <span>
                {mail.copyOf === null ? (
                  (mail.subject ?? words.unnamed)
                ) : (
                  <a href={copyPath(mail.copyOf)}>{mail.subject}</a>
                )}
              </span>
              <small>
                {timeWords(mail.sentAt ?? mail.createdAt, timezone)} · {words.states[mail.state]}
              </small>
            </li>
          ))}
        </ol>
      </details>
    </Part>
  );
}
