/** The settings of how mails look, beyond colour and logo. */
import type { VNode } from 'preact';
import { digestExtents, digestGroupings } from '../../../model/publications/digest.ts';
import { fontNames, longestLook } from '../../../model/publications/look-settings.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';
import { CheckField, Field, SelectField, TextField } from '../parts/inputs.tsx';
import { FoldedPart, type SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function HowMailsLook(props: SettingsProps): VNode {
  const { form, problems } = props;
  return (
    <FoldedPart
      title={text.mails}
      lead={text.mailsLead}
      problems={problems}
      fields={['font', 'tagline', 'footNote', 'mostArticles', 'digestExtent', 'digestGroups']}
    >
      <Fonts {...props} />
      <TextField
        name="tagline"
        label={text.tagline}
        value={form.tagline}
        problem={problems.tagline}
        hint={text.taglineHint}
        optional
        input={{ maxlength: longestLook.tagline }}
      />
      <Field
        name="footNote"
        label={text.footNote}
        problem={problems.footNote}
        hint={text.footNoteHint}
        optional
      >
        <textarea
          id="footNote"
          name="footNote"
          rows={3}
          maxlength={longestLook.footNote}
          {...describedBy('footNote', problems.footNote, true)}
        >
          {form.footNote}
        </textarea>
      </Field>
      <Digests {...props} />
      <fieldset class="stacked">
        <legend>{text.greetings}</legend>
        <CheckField
          name="welcome"
          checked={form.welcome !== ''}
          label={text.welcome}
          hint={text.welcomeHint}
        />
        <CheckField
          name="goodbye"
          checked={form.goodbye !== ''}
          label={text.goodbye}
          hint={text.goodbyeHint}
        />
      </fieldset>
    </FoldedPart>
  );
}

function Fonts({ form, problems }: SettingsProps): VNode {
  const { 'aria-describedby': described } = describedBy('font', problems.font, true);
  return (
    <fieldset id="font" class="stacked" aria-describedby={described}>
      <legend>{text.font}</legend>
      <Problem id="font-problem">{problems.font}</Problem>
      {fontNames.map((name) => (
        <label key={name} class="choice">
          <input type="radio" name="font" value={name} checked={name === form.font} />
          <span>
            {text.fonts[name]} <small class={`font-${name}`}>{text.fontSample}</small>
          </span>
        </label>
      ))}
      <p class="hint" id="font-hint">
        {text.fontHint}
      </p>
    </fieldset>
  );
}

function Digests({ form, problems }: SettingsProps): VNode {
  return (
    <>
      <SelectField
        name="digestExtent"
        label={text.extent}
        value={form.digestExtent}
        problem={problems.digestExtent}
        hint={text.extentHint}
        options={digestExtents.map((value) => ({ value, label: text.extents[value] }))}
      />
      <SelectField
        name="digestGroups"
        label={text.groups}
        value={form.digestGroups}
        problem={problems.digestGroups}
        options={digestGroupings.map((value) => ({ value, label: text.groupings[value] }))}
      />
      <TextField
        name="mostArticles"
        label={text.most}
        value={form.mostArticles}
        problem={problems.mostArticles}
        hint={text.mostHint}
        input={{ inputmode: 'numeric', maxlength: 3 }}
      />
    </>
  );
}
