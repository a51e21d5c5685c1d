/** The settings that most owners leave as they are. */
import type { VNode } from 'preact';
import { cadences } from '../../../model/cadence.ts';
import { pageText } from '../../../text/en/pages.ts';
import { setupText } from '../../../text/en/setup.ts';
import { fullTextField } from '../../owner/settings-form.ts';
import { feedName } from './feeds.tsx';
import { SelectField, TextField } from './inputs.tsx';
import { languageOptions } from './languages.ts';
import type { SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function More(props: SettingsProps): VNode {
  const { form, problems, newPublication } = props;
  const wrong = (['holdMinutes', 'floodLimit', 'defaultCadence', 'digestHour', 'language'] as const).some(
    (name) => problems[name],
  );
  const words = pageText.cadences({
    digestHour: Number(form.digestHour) || 0,
    digestWeekday: 1,
    digestMonthDay: 1,
  });
  const hours = Array.from({ length: 24 }, (_, hour) => ({ value: `${hour}`, label: `${hour}:00` }));
  return (
    <details class="settings" open={!newPublication || wrong}>
      <summary>
        <h2>{text.more}</h2> <span>{text.moreLead}</span>
      </summary>
      <div>
        <TextField
          name="holdMinutes"
          label={text.hold}
          value={form.holdMinutes}
          problem={problems.holdMinutes}
          hint={text.holdHint}
          // Not required: a browser can't point at a field that is folded away.
          input={{ inputmode: 'numeric', maxlength: 5 }}
        />
        <TextField
          name="floodLimit"
          label={text.flood}
          value={form.floodLimit}
          problem={problems.floodLimit}
          hint={text.floodHint}
          optional
          input={{ inputmode: 'numeric', maxlength: 5 }}
        />
        <FullText {...props} />
        <SelectField
          name="defaultCadence"
          label={text.cadence}
          value={form.defaultCadence}
          problem={problems.defaultCadence}
          hint={text.cadenceHint}
          options={cadences.map((cadence) => ({ value: cadence, label: words[cadence].name }))}
        />
        <SelectField
          name="digestHour"
          label={text.digestHour}
          value={form.digestHour}
          problem={problems.digestHour}
          hint={text.digestHourHint}
          options={hours}
        />
        <SelectField
          name="language"
          label={text.language}
          value={form.language}
          problem={problems.language}
          options={languageOptions(form.language)}
        />
      </div>
    </details>
  );
}

/** A box for each feed that is there already. */
function FullText({ form, feeds = [] }: SettingsProps): VNode | null {
  if (feeds.length === 0) return null;
  return (
    <fieldset class="full-text" aria-describedby="full-text-hint">
      <legend>{text.fullText}</legend>
      {feeds.map((feed) => (
        <label key={feed.id} class="choice">
          <input
            type="checkbox"
            name={fullTextField(feed.id)}
            value="on"
            checked={form.fullText.includes(feed.id)}
          />
          <span>
            {feedName(feed)} <small>{feed.url}</small>
          </span>
        </label>
      ))}
      <p class="hint" id="full-text-hint">
        {text.fullTextHint}
      </p>
    </fieldset>
  );
}
