/** The settings of name, address and looks. */
import type { VNode } from 'preact';
import { safeColor } from '../../../model/publications/colors.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { describedBy } from '../../pages/fields.tsx';
import { asTyped, Field, TextField, urlInput } from '../parts/inputs.tsx';
import { Part, type SettingsProps } from './settings-part.tsx';

const text = setupText.settings;

export function Looks(props: SettingsProps): VNode {
  const { form, problems, newPublication } = props;
  return (
    <Part title={text.looks}>
      <TextField
        name="name"
        label={text.name}
        value={form.name}
        problem={problems.name}
        hint={text.nameHint}
        input={{ required: true, maxlength: 100, 'data-slug-from': newPublication ? '' : undefined }}
      />
      <SlugField {...props} />
      <TextField
        name="siteUrl"
        label={text.siteUrl}
        value={form.siteUrl}
        problem={problems.siteUrl}
        hint={text.siteUrlHint}
        input={{ required: true, ...urlInput }}
      />
      <ColorField value={form.color} problem={problems.color} />
      <TextField
        name="logoUrl"
        label={text.logoUrl}
        value={form.logoUrl}
        problem={problems.logoUrl}
        hint={text.logoHint}
        optional
        input={urlInput}
      />
    </Part>
  );
}

function SlugField({ form, problems, newPublication, baseUrl }: SettingsProps): VNode {
  const address = `${baseUrl}/follow/`;
  const hint = (
    <>
      {text.slugHint}{' '}
      <code data-slug-shown={address}>
        {address}
        {form.slug}
      </code>
      {!newPublication && (
        <>
          <br />
          {text.slugStays}
        </>
      )}
    </>
  );
  return (
    <TextField
      name="slug"
      label={text.slug}
      value={form.slug}
      problem={problems.slug}
      hint={hint}
      input={{ required: true, maxlength: 63, readonly: !newPublication, ...asTyped }}
    />
  );
}

/** Picked or typed; a script keeps the two together, and without it `readSettingsForm` sees which one was changed. */
function ColorField({ value, problem }: { value: string; problem: string | undefined }): VNode {
  return (
    <Field name="color" label={text.color} problem={problem} hint={text.colorHint}>
      <span class="color">
        <input type="color" name="colorPicked" value={safeColor(value)} aria-label={text.colorPick} />
        <input
          id="color"
          name="color"
          type="text"
          value={value}
          maxlength={7}
          required
          {...asTyped}
          {...describedBy('color', problem, true)}
        />
      </span>
      <input type="hidden" name="colorShown" value={value} />
    </Field>
  );
}
