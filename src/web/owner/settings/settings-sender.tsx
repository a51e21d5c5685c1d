/** The settings of the sender, and where else to find them. */
import type { VNode } from 'preact';
import { properNames, socialNames } from '../../../model/publications/social.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { describedBy } from '../../pages/fields.tsx';
import { emailInput, Field, TextField, urlInput } from '../parts/inputs.tsx';
import { Part, type SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function Sender({ form, problems }: SettingsProps): VNode {
  return (
    <Part title={text.sender}>
      <TextField
        name="fromName"
        label={text.fromName}
        value={form.fromName}
        problem={problems.fromName}
        hint={text.fromNameHint}
        input={{ required: true, maxlength: 100 }}
      />
      <TextField
        name="fromAddress"
        label={text.fromAddress}
        value={form.fromAddress}
        problem={problems.fromAddress}
        hint={text.fromAddressHint}
        input={{ required: true, ...emailInput }}
      />
      <TextField
        name="replyTo"
        label={text.replyTo}
        value={form.replyTo}
        problem={problems.replyTo}
        hint={text.replyToHint}
        optional
        input={emailInput}
      />
      <Field name="postal" label={text.postal} problem={problems.postal} hint={text.postalHint} optional>
        <textarea
          id="postal"
          name="postal"
          rows={3}
          maxlength={500}
          {...describedBy('postal', problems.postal, true)}
        >
          {form.postal}
        </textarea>
      </Field>
    </Part>
  );
}

export function Social({ form, problems }: SettingsProps): VNode {
  return (
    <Part title={text.social} lead={text.socialLead}>
      <div class="beside">
        {socialNames.map((name) => (
          <TextField
            key={name}
            name={name}
            label={properNames[name]}
            value={form.social[name]}
            problem={problems[name]}
            input={{ placeholder: text.socialExamples[name], ...urlInput }}
          />
        ))}
      </div>
    </Part>
  );
}
