/** The reader's own page. */
import type { VNode } from 'preact';
import { type Schedule, scheduleColumns } from '../../model/cadence.ts';
import type { Publication, Subscriber } from '../../store/schema.ts';
import { pageText } from '../../text/en/pages.ts';
import { CadenceField, describedBy, Problem, TimezoneField } from './fields.tsx';
import { Page } from './page.tsx';

export type ManageProblems = Partial<Record<keyof Schedule, string>>;

export function ManageForm(props: {
  publication: Publication;
  subscriber: Subscriber;
  schedule: Schedule;
  /** Address of the unsubscribe page. */
  leave: string;
  problems?: ManageProblems;
  saved?: boolean;
}): VNode {
  const { publication, subscriber, schedule, leave, problems = {}, saved } = props;
  const text = pageText.manage;
  return (
    <Page title={text.title} publication={publication}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead(publication.name, subscriber.address)}</p>
      {saved && (
        <p class="saved" role="status">
          {text.saved(schedule)}
        </p>
      )}
      <form method="post" class={problems.timezone || problems.hour ? undefined : 'zone-when-needed'}>
        <CadenceField chosen={schedule.cadence} time={scheduleColumns(schedule)} problem={problems.cadence} />
        <div class="field timezone">
          <label for="hour">{text.hour}</label>
          <Problem id="hour-problem">{problems.hour}</Problem>
          <select id="hour" name="hour" {...describedBy('hour', problems.hour)}>
            {Array.from({ length: 24 }, (_, hour) => (
              <option key={`${hour}`} value={`${hour}`} selected={hour === schedule.hour}>
                {hour}:00
              </option>
            ))}
          </select>
        </div>
        <TimezoneField chosen={schedule.timezone} problem={problems.timezone} />
        <button type="submit">{text.button}</button>
      </form>
      <p class="links">
        <a href={publication.siteUrl}>{pageText.confirm.site(publication.name)}</a>
        <a href={leave}>{text.leave(publication.name)}</a>
      </p>
    </Page>
  );
}
