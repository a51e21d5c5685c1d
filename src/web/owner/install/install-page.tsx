/** Shows the follow bar as readers see it, what to paste into each kind of site, and the next step. */
import type { VNode } from 'preact';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { setupText } from '../../../text/owner/setup.ts';
import { snippet } from '../../embed/snippet.ts';
import { assets } from '../../pages/assets.ts';
import { Desk, deskPath } from '../parts/desk.tsx';
import { Steps } from '../parts/steps.tsx';
import { Snippet } from './snippet.tsx';
import { formSnippet, frameSnippet } from './snippets.ts';

const text = setupText.install;
const ways = ['html', 'wordpress', 'form', 'frame', 'moving'] as const;
type InstallWay = (typeof ways)[number];
export const installWay = (asked: unknown): InstallWay => ways.find((way) => way === asked) ?? 'html';

interface InstallProps {
  owner: Owner;
  publication: Publication;
  flash: Flash | undefined;
  /** Whether the publication was created a moment ago. */
  isNew: boolean;
  /** Whether it is the only publication. */
  first: boolean;
  way: InstallWay;
  baseUrl: string;
}

export function InstallPage(props: InstallProps): VNode {
  const { owner, publication, flash, isNew, first, way, baseUrl } = props;
  const { slug, name } = publication;
  const page = `${baseUrl}/follow/${slug}`;
  return (
    <Desk
      title={isNew ? text.ready(name) : text.title}
      // As the last step of the set-up, this page does not have the desk's navigation yet.
      publication={isNew ? undefined : publication}
      page="install"
      script={assets.setup}
      owner={owner}
      flash={flash}
    >
      {isNew && <Steps current="bar" first={first} />}
      <h1>{isNew ? text.ready(name) : text.title}</h1>
      <p class="lead">
        {isNew ? (
          <>
            {text.readyLead} <a href={page}>{page}</a>
          </>
        ) : (
          text.lead
        )}
      </p>
      <iframe class="bar" title={text.preview} src={`/embed/${slug}`} />
      <section class="install" id="put">
        <h2>{text.barTitle}</h2>
        <nav class="tabs" aria-label={text.ways}>
          {ways.map((each) => (
            <a
              key={each}
              href={`?${isNew ? 'new&' : ''}way=${each}#put`}
              aria-current={each === way ? 'page' : undefined}
            >
              {text[each]}
            </a>
          ))}
        </nav>
        {{ html: AnyPage, wordpress: WordPress, form: PlainForm, frame: Frame, moving: Moving }[way]({
          publication,
          baseUrl,
        })}
      </section>
      <Next owner={owner} publication={publication} />
    </Desk>
  );
}

interface WayProps {
  publication: Publication;
  baseUrl: string;
}

function AnyPage({ publication, baseUrl }: WayProps): VNode {
  return (
    <>
      <p>{text.htmlLead}</p>
      <Snippet id="snippet" label={text.htmlSnippet} code={snippet(baseUrl, publication).trim()} />
      <p class="small">{text.htmlNote}</p>
    </>
  );
}

function WordPress({ publication, baseUrl }: WayProps): VNode {
  return (
    <>
      <p>{text.wordpressLead}</p>
      <ol class="how">
        {text.wordpressSteps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Snippet id="snippet" label={text.wordpressSnippet} code={snippet(baseUrl, publication).trim()} />
      <p class="small">{text.wordpressClassic}</p>
      <h3>{text.pingTitle}</h3>
      <p>{text.pingLead}</p>
      <Snippet id="ping" label={text.pingLabel} code={`${baseUrl}/ping`} />
      <p class="small">{text.pingNote}</p>
    </>
  );
}

function PlainForm({ publication, baseUrl }: WayProps): VNode {
  return (
    <>
      <p>{text.formLead}</p>
      <Snippet id="snippet" label={text.formSnippet} code={formSnippet(baseUrl, publication)} />
    </>
  );
}

function Frame({ publication, baseUrl }: WayProps): VNode {
  return (
    <>
      <p>{text.frameLead}</p>
      <Snippet id="snippet" label={text.frameSnippet} code={frameSnippet(baseUrl, publication)} />
    </>
  );
}

function Moving({ publication, baseUrl }: WayProps): VNode {
  return (
    <>
      <p>{text.movingLead}</p>
      <Snippet id="snippet" label={text.movingSnippet} code={`${baseUrl}/follow/${publication.slug}`} />
      <p class="small">{text.movingNote}</p>
      <Snippet id="import" label={text.movingNote} code={text.importCommand(publication.slug)} />
    </>
  );
}

function Next({ owner, publication }: { owner: Owner; publication: Publication }): VNode {
  const { slug } = publication;
  return (
    <section class="next">
      <h2>{text.nextTitle}</h2>
      <ul>
        <li>
          <form method="post" action={`${deskPath(slug)}/test`}>
            <button type="submit" class="quiet">
              {text.test}
            </button>
          </form>
          <p class="small">{text.testLead(owner.email)}</p>
        </li>
        <li>
          <a class="button quiet" href={`/follow/${slug}`}>
            {text.followPage}
          </a>
          <p class="small">{text.followPageLead}</p>
        </li>
        <li>
          <a class="button quiet" href={deskPath(slug)}>
            {text.overview}
          </a>
          <p class="small">{text.overviewLead}</p>
        </li>
      </ul>
    </section>
  );
}
