/** The first two pages of the set-up: the one-time secret, and the first owner's account. */
import type { ComponentChildren, VNode } from 'preact';
import { setupText } from '../../../text/owner/setup.ts';
import { english } from '../../../text/reader/catalogues.ts';
import { assets } from '../../pages/assets.ts';
import { Page } from '../../pages/page.tsx';
import { asTyped, emailInput, TextField } from '../parts/inputs.tsx';
import { Steps } from '../parts/steps.tsx';
import { PasswordField } from './password-field.tsx';

/** What both pages have around their form. The title says first if something is wrong, for screen readers. */
function SetupPage(props: {
  title: string;
  lead: string;
  wrong: boolean;
  children: ComponentChildren;
}): VNode {
  const { title, lead, wrong, children } = props;
  return (
    <Page text={english} title={wrong ? `${setupText.details.wrong}: ${title}` : title} script={assets.setup}>
      <Steps current="account" first />
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {children}
    </Page>
  );
}

export function SecretPage({ typed, problem }: { typed: string; problem?: string }): VNode {
  const text = setupText.secret;
  return (
    <SetupPage title={text.title} lead={text.lead} wrong={problem !== undefined}>
      <form method="post" action="/owner/setup">
        <TextField
          name="secret"
          label={text.label}
          value={typed}
          problem={problem}
          hint={text.hint}
          input={{
            class: 'secret',
            placeholder: 'XXXX-XXXX-XXXX-XXXX',
            autocomplete: 'off',
            required: true,
            autofocus: true,
            maxlength: 100,
            ...asTyped,
          }}
        />
        <button type="submit">{text.button}</button>
      </form>
      <details class="help">
        <summary>{text.where}</summary>
        <dl>
          {text.places.map(({ how, place, command }) => (
            <div key={how}>
              <dt>{how}</dt>
              <dd>{command ? <code>{command}</code> : place}</dd>
            </div>
          ))}
        </dl>
      </details>
    </SetupPage>
  );
}

export interface AccountProblem {
  field: 'email' | 'password';
  reason: string;
}

export function AccountPage({ email, problem }: { email: string; problem?: AccountProblem }): VNode {
  const text = setupText.account;
  const of = (field: AccountProblem['field']) => (problem?.field === field ? problem.reason : undefined);
  return (
    <SetupPage title={text.title} lead={text.lead} wrong={problem !== undefined}>
      <form method="post" action="/owner/setup/account">
        <TextField
          name="email"
          label={text.email}
          value={email}
          problem={of('email')}
          hint={text.emailHint}
          input={{
            autocomplete: 'username',
            required: true,
            autofocus: problem?.field !== 'password',
            ...emailInput,
          }}
        />
        <PasswordField
          label={text.password}
          autocomplete="new-password"
          problem={of('password')}
          hint={text.passwordHint}
          autofocus={problem?.field === 'password'}
        />
        <button type="submit">{text.button}</button>
      </form>
    </SetupPage>
  );
}
