/** The form for readers who lost the link to their own page. */
import type { VNode } from 'preact';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { AddressField } from '../../pages/fields.tsx';
import { Page } from '../../pages/page.tsx';
import { trapField } from '../follow/read-form.ts';

export function LostLink(props: {
  text: ReaderText;
  stamp: string;
  typed?: string;
  problem?: string | undefined;
  /** Whether the form came without a stamp that is old enough. */
  again?: boolean;
}): VNode {
  const { text, stamp, typed = '', problem, again } = props;
  const { follow } = text.pages;
  const words = text.manage.lost;
  return (
    <Page text={text} title={problem ? `${follow.problem}: ${words.title}` : words.title}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {again && (
        <p class="notice" role="status">
          {words.again}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <AddressField label={follow.email} typed={typed} problem={problem} />
        <div class="trap" aria-hidden="true">
          <label for={trapField}>{follow.trap}</label>
          <input id={trapField} name={trapField} type="text" tabindex={-1} autocomplete="off" />
        </div>
        <button type="submit">{words.button}</button>
      </form>
    </Page>
  );
}
