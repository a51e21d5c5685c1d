/** The sign-in page. */
import type { VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { assets } from '../../pages/assets.ts';
import { Page } from '../../pages/page.tsx';
import { Command } from '../parts/command.tsx';
import { emailInput, TextField } from '../parts/inputs.tsx';
import { PasswordField } from './password-field.tsx';

const text = setupText.signIn;

export function SignInPage(props: {
  /** Where to go after signing in. */
  to: string;
  email: string;
  wrong: boolean;
  signedOut?: boolean;
}): VNode {
  const { to, email, wrong, signedOut } = props;
  return (
    <Page text={english} title={wrong ? `${text.wrong} ${text.title}` : text.title} script={assets.setup}>
      <h1>{text.title}</h1>
      {signedOut && (
        <p class="saved" role="status">
          {text.signedOut}
        </p>
      )}
      <p class="lead">{text.lead}</p>
      {wrong && (
        <p class="notice wrong" role="alert">
          {text.wrong}
        </p>
      )}
      <form method="post" action="/owner/sign-in">
        <input type="hidden" name="to" value={to} />
        <TextField
          name="email"
          label={text.email}
          value={email}
          input={{ autocomplete: 'username', required: true, autofocus: !wrong, ...emailInput }}
        />
        <PasswordField label={text.password} autocomplete="current-password" autofocus={wrong} />
        <button type="submit">{text.button}</button>
      </form>
      <p class="small">{text.forgotten}</p>
      <Command parts={text.command} />
    </Page>
  );
}
