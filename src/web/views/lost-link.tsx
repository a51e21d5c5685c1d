/** The form of who lost the link to their own page. */
import type { VNode } from 'preact';
import { manageText } from '../../text/en/manage.ts';
import { pageText } from '../../text/en/pages.ts';
import { AddressField } from './fields.tsx';
import { trapField } from './follow.tsx';
import { Page } from './page.tsx';

export function LostLink(props: {
  stamp: string;
  typed?: string;
  problem?: string | undefined;
  /** The form came without a stamp that is old enough. */
  again?: boolean;
}): VNode {
  const { stamp, typed = '', problem, again } = props;
  const text = manageText.lost;
  return (
    <Page title={problem ? `${pageText.follow.problem}: ${text.title}` : text.title}>
      <h1>{text.title}</h1>
      <p class="lead">{text.lead}</p>
      {again && (
        <p class="notice" role="status">
          {text.again}
        </p>
      )}
      <form method="post">
        <input type="hidden" name="stamp" value={stamp} />
        <AddressField label={pageText.follow.email} typed={typed} problem={problem} />
        <div class="trap" aria-hidden="true">
          <label for={trapField}>{pageText.follow.trap}</label>
          <input id={trapField} name={trapField} type="text" tabindex={-1} autocomplete="off" />
        </div>
        <button type="submit">{text.button}</button>
      </form>
    </Page>
  );
}
