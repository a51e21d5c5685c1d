/** The settings that most owners leave as they are. */
import type { VNode } from 'preact';
import { cadences } from '../../../model/cadence.ts';
import { pageText } from '../../../text/en/pages.ts';
import { setupText } from '../../../text/en/setup.ts';
import { SelectField, TextField } from './inputs.tsx';
import { languageOptions } from './languages.ts';
import type { SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function More({ form, problems, newPublication }: SettingsProps): VNode {
  const wrong = (['holdMinutes', 'defaultCadence', 'digestHour', 'language'] as const).some(
    (name) => problems[name],
  );
  const words = pageText.cadences(Number(form.digestHour) || 0);
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
