/** Widgets for settings that the owner types. */
import type { VNode } from 'preact';
import { safeColor } from '../../../model/publications/colors.ts';
import { descriptorOf } from '../../../model/publications/settings/fields.ts';
import { settingsPageText as text } from '../../../text/owner/settings/page.ts';
import { describedBy } from '../../pages/fields.tsx';
import { asTyped, emailInput, Field, TextField, urlInput } from '../parts/inputs.tsx';
import { pickedField, shownField } from './settings-form.ts';
import { isRequired, labelled, typedOf, type WidgetProps } from './widget.ts';

/** Returns the limits of a descriptor, if it has any. */
function limitsOf(name: WidgetProps['name']): { max: number } {
  const field = descriptorOf(name);
  if ('max' in field) return field;
  throw new Error(`the setting ${name} has no limit`);
}

/** A script derives the short name from a new publication's name. */
export function Line(props: WidgetProps): VNode {
  const { name, newPublication } = props;
  const slugFrom = newPublication && name === 'name' ? '' : undefined;
  const input = { required: isRequired(name), maxlength: limitsOf(name).max, 'data-slug-from': slugFrom };
  return <TextField {...labelled(props)} value={typedOf(props)} input={input} />;
}

export function Lines(props: WidgetProps): VNode {
  const { name, wrong } = props;
  return (
    <Field {...labelled(props)}>
      <textarea
        id={name}
        name={name}
        rows={3}
        maxlength={limitsOf(name).max}
        {...describedBy(name, wrong[name], true)}
      >
        {typedOf(props)}
      </textarea>
    </Field>
  );
}

export function Url(props: WidgetProps): VNode {
  const input = { required: isRequired(props.name), ...urlInput };
  return <TextField {...labelled(props)} value={typedOf(props)} input={input} />;
}

export function Address(props: WidgetProps): VNode {
  const input = { required: isRequired(props.name), ...emailInput };
  return <TextField {...labelled(props)} value={typedOf(props)} input={input} />;
}

export function Whole(props: WidgetProps): VNode {
  const maxlength = String(limitsOf(props.name).max).length;
  const input = { required: isRequired(props.name), inputmode: 'numeric' as const, maxlength };
  return <TextField {...labelled(props)} value={typedOf(props)} input={input} />;
}

/** The short name can be chosen only once because it is part of addresses. */
export function Slug(props: WidgetProps): VNode {
  const { newPublication, baseUrl } = props;
  const { hint, ...field } = labelled(props);
  const address = `${baseUrl}/follow/`;
  const shown = (
    <>
      {hint}{' '}
      <code data-slug-shown={address}>
        {address}
        {typedOf(props)}
      </code>
      {!newPublication && (
        <>
          <br />
          {text.slugStays}
        </>
      )}
    </>
  );
  const input = { required: true, maxlength: 63, readonly: !newPublication, ...asTyped };
  return <TextField {...field} hint={shown} value={typedOf(props)} input={input} />;
}

/**
 * The colour is picked or typed. A script synchronises the two; without it `readSettingsForm` detects which one
 * changed.
 */
export function Color(props: WidgetProps): VNode {
  const { name, wrong } = props;
  const value = typedOf(props);
  return (
    <Field {...labelled(props)}>
      <span class="color">
        <input type="color" name={pickedField(name)} value={safeColor(value)} aria-label={text.colorPick} />
        <input
          id={name}
          name={name}
          type="text"
          value={value}
          maxlength={7}
          required
          {...asTyped}
          {...describedBy(name, wrong[name], true)}
        />
      </span>
      <input type="hidden" name={shownField(name)} value={value} />
    </Field>
  );
}
