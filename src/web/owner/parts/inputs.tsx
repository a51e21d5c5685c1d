/** A labelled field of the owner's forms, with its problem and its hint. */
import type { ComponentChildren, InputHTMLAttributes, VNode } from 'preact';
import { settingsPageText } from '../../../text/owner/settings/page.ts';
import { describedBy, Problem } from '../../pages/fields.tsx';

interface FieldProps {
  /** Also used as the id of the input. */
  name: string;
  label: string;
  problem?: string | undefined;
  hint?: ComponentChildren;
  optional?: boolean;
  children: ComponentChildren;
}

export function Field({ name, label, problem, hint, optional, children }: FieldProps): VNode {
  return (
    <div class="field">
      <label for={name}>
        {label} {optional && <span class="optional">{settingsPageText.optional}</span>}
      </label>
      <Problem id={`${name}-problem`}>{problem}</Problem>
      {children}
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & {
  value: string;
  /** Further attributes of the input. */
  input?: InputHTMLAttributes & Record<`data-${string}`, string | undefined>;
};

export function TextField({ value, input = {}, ...field }: TextFieldProps): VNode {
  const { name, problem, hint } = field;
  return (
    <Field {...field}>
      <input
        id={name}
        name={name}
        type="text"
        value={value}
        {...input}
        {...describedBy(name, problem, hint !== undefined)}
      />
    </Field>
  );
}

export function SelectField(
  props: Omit<FieldProps, 'children'> & { value: string; options: { value: string; label: string }[] },
): VNode {
  const { value, options, ...field } = props;
  const { name, problem, hint } = field;
  return (
    <Field {...field}>
      <select id={name} name={name} {...describedBy(name, problem, hint !== undefined)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A checkbox with an explanation below it. */
export function CheckField(props: {
  name: string;
  value?: string;
  checked: boolean;
  label: string;
  hint: string;
}): VNode {
  const { name, value = 'on', checked, label, hint } = props;
  return (
    <label class="choice">
      <input type="checkbox" name={name} value={value} checked={checked} />
      <span>
        {label} <small>{hint}</small>
      </span>
    </label>
  );
}

/** Attributes for inputs with `inputmode=url` and similar: no automatic capitals, no spelling check. */
export const asTyped = { autocapitalize: 'none', spellcheck: false } as const;
export const urlInput = { inputmode: 'url', ...asTyped } as const;
/** Not `type="email"`, because browsers refuse internationalised addresses there (RFC 6531). */
export const emailInput = { inputmode: 'email', ...asTyped } as const;
