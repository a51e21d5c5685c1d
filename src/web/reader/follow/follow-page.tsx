/** The follow form, and the page with one button for forms without a time stamp. */
import type { VNode } from 'preact';
import type { Publication } from '../../../model/publications/publication.ts';
import type { ReaderText } from '../../../text/reader/catalogue.ts';
import { assets } from '../../pages/assets.ts';
import { AddressField, CadenceField, TimezoneField, TopicsField } from '../../pages/fields.tsx';
import { Page } from '../../pages/page.tsx';
import { type Problems, type Typed, trapField } from './read-form.ts';

export function FollowForm(props: {
  text: ReaderText;
  publication: Publication;
  stamp: string;
  typed: Typed;
  problems: Problems;
}): VNode {
  const { text, publication, stamp, typed, problems } = props;
  const words = text.pages.follow;
  const title = words.title(publication.name);
  const wrong = Object.keys(problems).length > 0;
  return (
    <Page
      text={text}
      title={wrong ? `${words.problem}: ${title}` : title}
      publication={publication}
      script={assets.script}
    >
      <h1>{title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" class={problems.timezone ? undefined : 'zone-when-needed'}>
        <input type="hidden" name="stamp" value={stamp} />
        <AddressField label={words.email} typed={typed.email} problem={problems.email} />
        <CadenceField text={text} chosen={typed.cadence} time={publication} problem={problems.cadence} />
        <TopicsField text={text} offered={publication.topics} chosen={typed.topics} />
        <TimezoneField
          text={text}
          chosen={typed.timezone || publication.timezone}
          ownZone={typed.timezone === ''}
          problem={problems.timezone}
        />
        <div class="trap" aria-hidden="true">
          <label for={trapField}>{words.trap}</label>
          <input id={trapField} name={trapField} type="text" tabindex={-1} autocomplete="off" />
        </div>
        <button type="submit">{words.button}</button>
      </form>
      <p class="small">{words.promise}</p>
    </Page>
  );
}

/** Posts the visitor's input again, now with a time stamp. */
export function OneMorePress(props: {
  text: ReaderText;
  publication: Publication;
  stamp: string;
  typed: Typed;
}): VNode {
  const { text, publication, stamp, typed } = props;
  const words = text.pages.step;
  return (
    <Page text={text} title={words.title} publication={publication}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead(publication.name, typed.email)}</p>
      <form method="post">
        <TypedAgain typed={typed} stamp={stamp} />
        <button type="submit">{words.button}</button>
      </form>
      <p class="small">{words.why}</p>
      <p class="links">
        <a href={`/follow/${publication.slug}`}>{words.back}</a>
      </p>
    </Page>
  );
}

/** The visitor's input as hidden fields. */
export function TypedAgain({ typed, stamp }: { typed: Typed; stamp: string }): VNode {
  const { topics, ...single } = typed;
  const fields = [...Object.entries({ ...single, stamp }), ...topics.map((topic) => ['topics', topic])];
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
