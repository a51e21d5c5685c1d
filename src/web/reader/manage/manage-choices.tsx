/** The part of the reader's own page on when articles come and which ones. */
import type { VNode } from 'preact';
import { nextDigestAt, type Schedule, scheduleColumns, scheduleOf } from '../../../model/issues/cadence.ts';
import { filterLimits, folded } from '../../../model/issues/filters.ts';
import type { Subscriber } from '../../../model/subscribers/subscriber.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { CadenceField, describedBy, Problem, TimezoneField } from '../../pages/fields.tsx';
import { offeredDays, type Problems, typedOf } from './choices-form.ts';
import { type Acted, ownOf, Part, PartForm } from './manage-parts.tsx';

/** What a reader may choose from. */
export interface Offers {
  topics: string[];
  authors: string[];
}

export function When(props: {
  text: ReaderText;
  subscriber: Subscriber;
  now: Date;
  acted: Acted | undefined;
}): VNode {
  const { text, subscriber, now, acted } = props;
  const words = text.manage.when;
  const { saved, problems, schedule: typed } = ownOf(acted, 'when');
  const schedule: Schedule = typed ?? scheduleOf(subscriber);
  const next = nextDigestAt(subscriber, now);
  return (
    <Part
      name="when"
      title={words.title}
      lead={next ? words.next(next, subscriber.timezone) : undefined}
      saved={saved}
    >
      <PartForm text={text} part="when" class="schedule" button={words.button} problems={problems}>
        <CadenceField
          text={text}
          chosen={schedule.cadence}
          time={scheduleColumns(schedule)}
          problem={problems.cadence}
        />
        <DigestTime words={words} schedule={schedule} problems={problems} />
        <TimezoneField text={text} chosen={schedule.timezone} problem={problems.timezone} />
      </PartForm>
    </Part>
  );
}

/** The day and the hour of digests. Styles show only the fields that the chosen cadence uses. */
function DigestTime({
  words,
  schedule,
  problems,
}: {
  words: ReaderText['manage']['when'];
  schedule: Schedule;
  problems: Problems;
}): VNode {
  return (
    <>
      <SelectField
        name="weekday"
        label={words.weekday}
        class="for-weekly"
        problem={problems.weekday}
        chosen={schedule.weekday}
        options={words.weekdays.map((label, index) => ({ value: index + 1, label }))}
      />
      <SelectField
        name="monthDay"
        label={words.monthDay}
        class="for-monthly"
        problem={problems.monthDay}
        chosen={schedule.monthDay}
        options={offeredDays(schedule.monthDay).map((value) => ({
          value,
          label: words.monthDayName(value),
        }))}
      />
      <SelectField
        name="hour"
        label={words.hour}
        class="for-digests"
        problem={problems.hour}
        chosen={schedule.hour}
        options={Array.from({ length: 24 }, (_, value) => ({ value, label: words.hourName(value) }))}
      />
    </>
  );
}

function SelectField(props: {
  name: string;
  label: string;
  class: string;
  chosen: number;
  options: { value: number; label: string }[];
  problem: string | undefined;
}): VNode {
  const { name, label, chosen, options, problem } = props;
  return (
    <div class={`field ${props.class}`}>
      <label for={name}>{label}</label>
      <Problem id={`${name}-problem`}>{problem}</Problem>
      <select id={name} name={name} {...describedBy(name, problem)}>
        {options.map((option) => (
          <option key={option.value} value={`${option.value}`} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function What(props: {
  text: ReaderText;
  subscriber: Subscriber;
  offers: Offers;
  acted: Acted | undefined;
}): VNode {
  const words = props.text.manage.what;
  const { text, subscriber, offers, acted } = props;
  const { saved, problems, filters } = ownOf(acted, 'what');
  const typed = filters ?? typedOf(subscriber.filters);
  return (
    <Part name="what" title={words.title} lead={words.lead} saved={saved}>
      <PartForm text={text} part="what" button={words.button} problems={problems}>
        <Boxes
          name="topics"
          label={words.topics}
          hint={words.topicsHint}
          problem={problems.topics}
          offered={offers.topics}
          chosen={typed.topics}
        />
        {/* A choice of one author is none. */}
        <Boxes
          name="authors"
          label={words.authors}
          hint={words.authorsHint}
          problem={problems.authors}
          offered={offers.authors.length > 1 ? offers.authors : []}
          chosen={typed.authors}
        />
        <Words
          name="words"
          label={words.words}
          hint={words.wordsHint}
          problem={problems.words}
          typed={typed.words}
        />
        <Words
          name="without"
          label={words.without}
          hint={words.withoutHint}
          problem={problems.without}
          typed={typed.without}
        />
        <p class="small">{words.whole}</p>
      </PartForm>
    </Part>
  );
}

interface ListField {
  name: string;
  label: string;
  hint: string;
  problem: string | undefined;
}

/** Shows the topics on offer and those chosen when they were on offer; nothing if there are none of either. */
function Boxes(props: ListField & { offered: string[]; chosen: string[] }): VNode | null {
  const { name, label, hint, problem, offered, chosen } = props;
  const ticked = new Set(chosen.map(folded));
  const names = new Map(
    [...offered.filter((each) => each.length <= filterLimits.length), ...chosen].map((each) => [
      folded(each),
      each,
    ]),
  );
  names.delete('');
  if (names.size === 0) return null;
  const { 'aria-describedby': described } = describedBy(name, problem, true);
  return (
    <fieldset class="boxes" aria-describedby={described}>
      <legend>{label}</legend>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      <Problem id={`${name}-problem`}>{problem}</Problem>
      <div class="choices">
        {[...names].map(([key, each]) => (
          <label key={key} class="choice">
            <input type="checkbox" name={name} value={each} checked={ticked.has(key)} />
            <span>{each}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Words({ name, label, hint, problem, typed }: ListField & { typed: string }): VNode {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <Problem id={`${name}-problem`}>{problem}</Problem>
      <textarea id={name} name={name} rows={3} {...describedBy(name, problem, true)}>
        {typed}
      </textarea>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  );
}
