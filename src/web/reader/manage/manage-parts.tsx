/** What the parts of the reader's own page share. */
import type { ComponentChildren, VNode } from 'preact';
import type { Schedule } from '../../../model/issues/cadence.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import type { Problems, TypedFilters } from './choices-form.ts';

export type PartName = 'when' | 'what' | 'pause' | 'language' | 'tracking' | 'fresh' | 'address' | 'return';

/** Which of the page's forms was just sent, and with what result. */
export interface Acted {
  part: PartName;
  /** A sentence that says what was done. */
  saved?: string;
  /** If nothing was done: sentences about the problems, by field name. */
  problems?: Problems;
  schedule?: Schedule;
  filters?: TypedFilters;
  day?: string;
  email?: string;
}

/** Returns the result that belongs to this part. */
export const ownOf = (acted: Acted | undefined, part: PartName): Partial<Acted> & { problems: Problems } =>
  acted?.part === part ? { ...acted, problems: acted.problems ?? {} } : { problems: {} };

/** A part of the page, with the result of the form just sent in it. */
export function Part(props: {
  name: PartName | 'history' | 'others' | 'data' | 'leave';
  title: string;
  lead?: string | undefined;
  saved?: string | undefined;
  children: ComponentChildren;
}): VNode {
  const { name, title, lead, saved, children } = props;
  return (
    <section class="part" id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {saved && (
        <p class="saved" role="status">
          {saved}
        </p>
      )}
      {lead && <p class="part-lead">{lead}</p>}
      {children}
    </section>
  );
}

/** A form of a part. After sending it, the page scrolls to that part. */
export function PartForm(props: {
  text: ReaderText;
  part: PartName | 'data';
  /** The action, if it differs from the part's name. */
  action?: string;
  button: string;
  quiet?: boolean;
  /** The page that the form posts to, if it is not the current page. */
  path?: string;
  class?: string | undefined;
  problems?: Problems;
  children?: ComponentChildren;
}): VNode {
  const { part, action = part, button, quiet, path = '', problems = {}, children } = props;
  const wrong = Object.keys(problems).length > 0;
  return (
    <form method="post" action={`${path}#${part}`} class={wrong ? undefined : props.class}>
      <input type="hidden" name="action" value={action} />
      {wrong && (
        <p class="problem" role="alert">
          {props.text.pages.follow.problem}
        </p>
      )}
      {children}
      <button type="submit" class={quiet ? 'quiet' : undefined}>
        {button}
      </button>
    </form>
  );
}
