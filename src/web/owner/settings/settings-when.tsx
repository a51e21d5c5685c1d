/** The settings of when mails come, and what readers can choose from. */
import type { VNode } from 'preact';
import { cadences } from '../../../model/issues/cadence.ts';
import { folded } from '../../../model/issues/filters.ts';
import { monthDays } from '../../../model/publications/digest-settings.ts';
import { dayOfMonth, weekdays } from '../../../text/english/days.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { describedBy, Problem, ZoneSelect } from '../../pages/fields.tsx';
import { CheckField, Field, SelectField, TextField } from '../parts/inputs.tsx';
import { FoldedPart, type SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: `${hour}:00` }));

export function WhenMailsCome(props: SettingsProps): VNode {
  const { form, problems, newPublication } = props;
  const wrong = Object.keys(problems).length > 0;
  const [digestHour, digestWeekday, digestMonthDay] = [
    Number(form.digestHour) || 0,
    Number(form.digestWeekday) || 1,
    Number(form.digestMonthDay) || 1,
  ];
  const words = english.pages.cadences({ digestHour, digestWeekday, digestMonthDay });
  return (
    <FoldedPart
      title={text.when}
      lead={text.whenLead}
      problems={problems}
      fields={[
        ...(['defaultCadence', 'timezone', 'digestHour', 'digestWeekday', 'digestMonthDay'] as const),
        ...(['quietFrom', 'quietTo', 'lateHours'] as const),
      ]}
    >
      <SelectField
        name="defaultCadence"
        label={text.cadence}
        value={form.defaultCadence}
        problem={problems.defaultCadence}
        hint={text.cadenceHint}
        options={cadences.map((cadence) => ({ value: cadence, label: words[cadence].name }))}
      />
      <DigestTime {...props} />
      <QuietHours {...props} />
      <Field name="timezone" label={text.timezone} problem={problems.timezone} hint={text.timezoneHint}>
        <ZoneSelect
          text={english}
          chosen={form.timezone}
          ownZone={newPublication === true && !wrong}
          problem={problems.timezone}
        />
      </Field>
      <TextField
        name="lateHours"
        label={text.late}
        value={form.lateHours}
        problem={problems.lateHours}
        hint={text.lateHint}
        input={{ inputmode: 'numeric', maxlength: 3 }}
      />
    </FoldedPart>
  );
}

function DigestTime({ form, problems }: SettingsProps): VNode {
  return (
    <fieldset aria-describedby="digest-time-hint">
      <legend>{text.digestTime}</legend>
      <div class="together">
        <SelectField
          name="digestHour"
          label={text.digestHour}
          value={form.digestHour}
          problem={problems.digestHour}
          options={hours}
        />
        <SelectField
          name="digestWeekday"
          label={text.digestWeekday}
          value={form.digestWeekday}
          problem={problems.digestWeekday}
          options={weekdays.map((label, at) => ({ value: `${at + 1}`, label }))}
        />
        <SelectField
          name="digestMonthDay"
          label={text.digestMonthDay}
          value={form.digestMonthDay}
          problem={problems.digestMonthDay}
          options={monthDays.map((day) => ({ value: `${day}`, label: dayOfMonth(day) }))}
        />
      </div>
      <p class="hint" id="digest-time-hint">
        {text.digestTimeHint}
      </p>
    </fieldset>
  );
}

function QuietHours({ form, problems }: SettingsProps): VNode {
  const options = [{ value: '', label: text.quietNone }, ...hours];
  return (
    <fieldset aria-describedby="quiet-hint">
      <legend>
        {text.quiet} <span class="optional">{text.optional}</span>
      </legend>
      <div class="together">
        <SelectField
          name="quietFrom"
          label={text.quietFrom}
          value={form.quietFrom}
          problem={problems.quietFrom}
          options={options}
        />
        <SelectField
          name="quietTo"
          label={text.quietTo}
          value={form.quietTo}
          problem={problems.quietTo}
          options={options}
        />
      </div>
      <p class="hint" id="quiet-hint">
        {text.quietHint}
      </p>
    </fieldset>
  );
}

/** Categories of the articles, to be ticked, and room for others. */
export function Topics({ form, problems, topics = [], newPublication }: SettingsProps): VNode | null {
  // Before there are articles there is nothing to tick.
  if (newPublication) return null;
  const chosen = new Set(form.topics.map(folded));
  const seen = new Set(topics.map(({ name }) => folded(name)));
  const others = form.topics.filter((topic) => !seen.has(folded(topic)));
  return (
    <FoldedPart title={text.topics} lead={text.topicsLead} problems={problems} fields={['topics']}>
      <fieldset id="topics" class="topics" aria-describedby="topics-hint">
        <legend>{text.topicsOffer}</legend>
        <Problem id="topics-problem">{problems.topics}</Problem>
        <div class="choices">
          {topics.map(({ name, count }) => (
            <CheckField
              key={name}
              name="topics"
              value={name}
              checked={chosen.has(folded(name))}
              label={name}
              hint={text.topicsCount(count)}
            />
          ))}
        </div>
        <p class="hint" id="topics-hint">
          {topics.length > 0 ? text.topicsHint : text.topicsNone}
        </p>
      </fieldset>
      <Field name="otherTopics" label={text.otherTopics} hint={text.otherTopicsHint} optional>
        <textarea
          id="otherTopics"
          name="otherTopics"
          rows={3}
          {...describedBy('otherTopics', undefined, true)}
        >
          {others.join('\n')}
        </textarea>
      </Field>
    </FoldedPart>
  );
}
