/** A password field with a button that makes the password visible, if scripts run. */
import type { ComponentChildren, VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';
import { describedBy } from '../../pages/fields.tsx';
import { Field } from '../parts/inputs.tsx';

const text = setupText.signIn;

export function PasswordField(props: {
  label: string;
  autocomplete: 'current-password' | 'new-password';
  problem?: string | undefined;
  hint?: ComponentChildren;
  autofocus?: boolean;
}): VNode {
  const { label, autocomplete, problem, hint, autofocus } = props;
  return (
    <Field name="password" label={label} problem={problem} hint={hint}>
      <span class="password">
        <input
          id="password"
          name="password"
          type="password"
          autocomplete={autocomplete}
          required
          autofocus={autofocus}
          {...describedBy('password', problem, hint !== undefined)}
        />
        <button
          type="button"
          class="quiet"
          hidden
          aria-pressed="false"
          aria-controls="password"
          data-shows="password"
          data-hide={text.hide}
        >
          {text.show}
        </button>
      </span>
    </Field>
  );
}
