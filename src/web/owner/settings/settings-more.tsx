/** The settings of how articles come in, and of the language. */
import type { VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';
import { catalogues } from '../../../text/reader/catalogues.ts';
import { feedName } from '../desk/feeds.tsx';
import { CheckField, SelectField, TextField } from '../parts/inputs.tsx';
import { languageOptions } from '../parts/languages.ts';
import { fullTextField } from './settings-form.ts';
import { FoldedPart, type SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function More(props: SettingsProps): VNode {
  const { form, problems } = props;
  return (
    <FoldedPart
      title={text.more}
      lead={text.moreLead}
      problems={problems}
      fields={['holdMinutes', 'floodLimit', 'language']}
    >
      <TextField
        name="holdMinutes"
        label={text.hold}
        value={form.holdMinutes}
        problem={problems.holdMinutes}
        hint={text.holdHint}
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
        name="language"
        label={text.language}
        value={form.language}
        problem={problems.language}
        hint={text.languageHint(catalogues.map(({ name }) => name).join(', '))}
        options={languageOptions(form.language)}
      />
    </FoldedPart>
  );
}

/** A box for each feed that is there already. */
function FullText({ form, feeds = [] }: SettingsProps): VNode | null {
  if (feeds.length === 0) return null;
  return (
    <fieldset class="stacked" aria-describedby="full-text-hint">
      <legend>{text.fullText}</legend>
      {feeds.map((feed) => (
        <CheckField
          key={feed.id}
          name={fullTextField(feed.id)}
          checked={form.fullText.includes(feed.id)}
          label={feedName(feed)}
          hint={feed.url}
        />
      ))}
      <p class="hint" id="full-text-hint">
        {text.fullTextHint}
      </p>
    </fieldset>
  );
}
