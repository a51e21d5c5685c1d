/** Widgets for settings that the owner selects from a list or ticks. */
import type { VNode } from 'preact';
import { cadences } from '../../../model/issues/cadence.ts';
import { fontNames, monthDays } from '../../../model/publications/digest.ts';
import { descriptorOf } from '../../../model/publications/settings/fields.ts';
import { dayOfMonth, weekdays } from '../../../text/english/days.ts';
import { fieldText } from '../../../text/owner/settings/fields.ts';
import { settingsPageText as text } from '../../../text/owner/settings/page.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { describedBy, Problem, ZoneSelect } from '../../pages/fields.tsx';
import { CheckField, Field, SelectField } from '../parts/inputs.tsx';
import { languageOptions } from '../parts/languages.ts';
import { labelled, typedOf, type WidgetProps } from './widget.ts';

interface Option {
  value: string;
  label: string;
}

const Select = ({ options, ...props }: WidgetProps & { options: Option[] }): VNode => (
  <SelectField {...labelled(props)} value={typedOf(props)} options={options} />
);

const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: `${hour}:00` }));
const noHour = { value: '', label: text.noHour };
const days = weekdays.map((label, at) => ({ value: `${at + 1}`, label }));
const daysOfMonth = monthDays.map((day) => ({ value: `${day}`, label: dayOfMonth(day) }));

export const Hour = (props: WidgetProps): VNode => (
  <Select {...props} options={'optional' in descriptorOf(props.name) ? [noHour, ...hours] : hours} />
);
export const Weekday = (props: WidgetProps): VNode => <Select {...props} options={days} />;
export const MonthDay = (props: WidgetProps): VNode => <Select {...props} options={daysOfMonth} />;
export const Language = (props: WidgetProps): VNode => (
  <Select {...props} options={languageOptions(props.form.language)} />
);

/** Cadences with the same names as on readers' pages, and with the times that are chosen beside them. */
export function CadenceChoice(props: WidgetProps): VNode {
  const { form } = props;
  const words = english.pages.cadences({
    digestHour: Number(form.digestHour) || 0,
    digestWeekday: Number(form.digestWeekday) || 1,
    digestMonthDay: Number(form.digestMonthDay) || 1,
  });
  return (
    <Select
      {...props}
      options={cadences.map((cadence) => ({ value: cadence, label: words[cadence].name }))}
    />
  );
}

export function Choice(props: WidgetProps): VNode {
  const words = fieldText[props.name];
  const options = 'options' in words ? Object.entries(words.options) : [];
  return <Select {...props} options={options.map(([value, label]) => ({ value, label }))} />;
}

/** Until the form is sent, a script selects the browser's own time zone. */
export function TimeZone(props: WidgetProps): VNode {
  const { name, wrong, newPublication } = props;
  return (
    <Field {...labelled(props)}>
      <ZoneSelect
        text={english}
        chosen={typedOf(props)}
        ownZone={newPublication === true && Object.keys(wrong).length === 0}
        problem={wrong[name]}
      />
    </Field>
  );
}

export const Check = (props: WidgetProps): VNode => (
  <CheckField
    name={props.name}
    checked={typedOf(props) !== ''}
    label={fieldText[props.name].label}
    hint={fieldText[props.name].hint ?? ''}
  />
);

/** Shows each font's name with a sample. */
export function Fonts(props: WidgetProps): VNode {
  const { label, hint, options } = fieldText.font;
  const { font: problem } = props.wrong;
  return (
    <fieldset
      id="font"
      class="stacked"
      aria-describedby={describedBy('font', problem, true)['aria-describedby']}
    >
      <legend>{label}</legend>
      <Problem id="font-problem">{problem}</Problem>
      {fontNames.map((name) => (
        <label key={name} class="choice">
          <input type="radio" name="font" value={name} checked={name === props.form.font} />
          <span>
            {options[name]} <small class={`font-${name}`}>{text.fontSample}</small>
          </span>
        </label>
      ))}
      <p class="hint" id="font-hint">
        {hint}
      </p>
    </fieldset>
  );
}
