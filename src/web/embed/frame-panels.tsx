/** The panels of the frame: the form, its result, the page's link to copy, the code for WeChat. */
import type { VNode } from 'preact';
import { webUrl } from '../../lib/web-url.ts';
import { cadences } from '../../model/issues/cadence.ts';
import type { PageText } from '../../text/reader/catalogue.ts';
import { describedBy } from '../pages/fields.tsx';
import type { SignUpOutcome } from '../reader/follow/accept.ts';
import { lastWord } from '../reader/follow/answer.ts';
import { TypedAgain } from '../reader/follow/follow-page.tsx';
import { type Problems, type Typed, trapField } from '../reader/follow/read-form.ts';
import { Frame, type FrameProps, frameUrl, type Panel } from './frame.tsx';

export const panelOf = (asked: unknown): Panel | undefined =>
  asked === 'share' || asked === 'wechat' ? asked : undefined;

export function FrameForm(props: FrameProps & { stamp: string; typed: Typed; problems: Problems }): VNode {
  const { publication, text, stamp, typed, problems } = props;
  const words = text.pages.follow;
  const names = text.pages.cadences(publication);
  const problem = Object.values(problems)[0];
  const title = words.title(publication.name);
  return (
    <Frame {...props} title={problem ? `${words.problem}: ${title}` : title}>
      <h1>{text.embed.email}</h1>
      <form method="post" action={frameUrl(props)}>
        <div class="field wide">
          <label for="email">{words.email}</label>
          {problem && (
            <p class="problem" id="email-problem">
              {problem}
            </p>
          )}
          <input
            id="email"
            name="email"
            inputmode="email"
            autocomplete="email"
            autocapitalize="none"
            spellcheck={false}
            required
            value={typed.email}
            {...describedBy('email', problem)}
          />
        </div>
        <div class="field">
          <label for="cadence">{words.cadence}</label>
          <select id="cadence" name="cadence">
            {cadences.map((cadence) => (
              <option key={cadence} value={cadence} selected={cadence === typed.cadence}>
                {names[cadence].name}
              </option>
            ))}
          </select>
        </div>
        <FrameTopics words={words} offered={publication.topics} chosen={typed.topics} />
        <button type="submit">{words.button}</button>
        <div class="trap" aria-hidden="true">
          <label for={trapField}>{words.trap}</label>
          <input id={trapField} name={trapField} tabindex={-1} autocomplete="off" />
        </div>
        {/* A zone that only this browser knows is left out: then it is the publication's, which the reader can change later. */}
        {!problems.timezone && <input type="hidden" name="timezone" value={typed.timezone} />}
        <input type="hidden" name="stamp" value={stamp} />
        <p class="small">{words.promise}</p>
      </form>
    </Frame>
  );
}

/** Folded to keep the form small; unfolded if some topics are chosen. */
function FrameTopics(props: {
  words: PageText['follow'];
  offered: string[];
  chosen: string[];
}): VNode | null {
  const { words, offered, chosen } = props;
  if (offered.length === 0) return null;
  return (
    <details class="topics" open={chosen.length > 0}>
      <summary>{words.topics}</summary>
      <p class="small">{words.topicsHint}</p>
      {offered.map((topic) => (
        <label key={topic}>
          <input type="checkbox" name="topics" value={topic} checked={chosen.includes(topic)} />
          {topic}
        </label>
      ))}
    </details>
  );
}

/** `stamp` is for the form if it is shown again. */
export function FrameOutcome(props: FrameProps & { stamp: string; outcome: SignUpOutcome }): VNode {
  const { text, outcome } = props;
  if (outcome.kind === 'wrong') {
    return <FrameForm {...props} typed={outcome.typed} problems={outcome.problems} />;
  }
  if (outcome.kind === 'again') return <OnePress {...props} typed={outcome.typed} stamp={outcome.stamp} />;
  const { title, lead, ...more } = lastWord(props, outcome);
  return (
    <Frame {...props} title={title} alone>
      <h1>{title}</h1>
      <p>{lead}</p>
      {'notes' in more && <p class="small">{more.notes.join(' ')}</p>}
      <Back {...props} label={text.pages.answer.back} />
    </Frame>
  );
}

function OnePress(props: FrameProps & { typed: Typed; stamp: string }): VNode {
  const { title, lead, button, why } = props.text.pages.step;
  return (
    <Frame {...props} title={title} alone>
      <h1>{title}</h1>
      <p>{lead(props.publication.name, props.typed.email)}</p>
      <form method="post" action={frameUrl(props)}>
        <TypedAgain typed={props.typed} stamp={props.stamp} />
        <button type="submit">{button}</button>
      </form>
      <p class="small">{why}</p>
    </Frame>
  );
}

export function FramePanel(props: FrameProps & { panel: Panel }): VNode {
  return props.panel === 'share' ? <SharePanel {...props} /> : <CodePanel {...props} />;
}

function SharePanel(props: FrameProps): VNode {
  const { page } = props;
  const words = props.text.embed;
  return (
    <Frame {...props} title={`${words.share}: ${page.title}`}>
      <h1>{words.share}</h1>
      <p>
        <label for="link">{words.shareLead}</label>
        <input id="link" readonly value={page.url} />
      </p>
      <p>
        <button type="button" id="copy" hidden data-done={words.copied}>
          {words.copy}
        </button>{' '}
        <span role="status" />
      </p>
      <Back {...props} />
    </Frame>
  );
}

function CodePanel(props: FrameProps): VNode {
  const { publication, page } = props;
  const words = props.text.embed;
  const own = webUrl(publication.social.wechat);
  const url = own ?? page.url;
  return (
    <Frame {...props} title={words.code} alone>
      <h1>{words.code}</h1>
      <div class="code">
        <img
          src={`/embed/${publication.slug}/qr.svg?${new URLSearchParams({ url })}`}
          alt={words.codeAlt(url)}
        />
        <p>{own ? words.scanOwner(publication.name) : words.scanPage}</p>
      </div>
      <Back {...props} />
    </Frame>
  );
}

const Back = ({ label, ...props }: FrameProps & { label?: string }): VNode => (
  <p>
    <a href={frameUrl(props)}>{label ?? props.text.embed.back}</a>
  </p>
);
