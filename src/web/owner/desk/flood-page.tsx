/** Articles that arrived all at once and wait for the owner: a list of them, and the possible decisions. */
import type { VNode } from 'preact';
import { mailsFor } from '../../../actions/feeds/answer-flood.ts';
import type { Flood, FloodAnswer, FloodView, StoppedArticle } from '../../../model/feeds/flood.ts';
import type { Owner } from '../../../model/owners/owner.ts';
import type { Flash } from '../../../model/owners/tokens.ts';
import type { Publication } from '../../../model/publications/publication.ts';
import { floodText as text } from '../../../text/owner/floods.ts';
import { assets } from '../../pages/assets.ts';
import { Desk, deskPath, floodPath } from '../parts/desk.tsx';
import { Day } from '../parts/time.tsx';
import { feedName } from './feeds.tsx';

interface FloodProps {
  owner: Owner;
  publication: Publication;
  view: FloodView;
  flash: Flash | undefined;
}

export function FloodPage({ owner, publication, view, flash }: FloodProps): VNode {
  const { flood } = view;
  const title = flood ? text.title(flood.total) : text.none.title;
  return (
    <Desk title={title} owner={owner} publication={publication} flash={flash} script={assets.setup}>
      <h1>{title}</h1>
      {flood ? (
        <Waiting publication={publication} view={view} flood={flood} />
      ) : (
        <>
          <p class="lead">{text.none.lead}</p>
          <p class="links">
            <a href={deskPath(publication.slug)}>{text.none.back}</a>
          </p>
        </>
      )}
    </Desk>
  );
}

function Waiting(props: { publication: Publication; view: FloodView; flood: Flood }): VNode {
  const { publication, view, flood } = props;
  const { articles, total } = flood;
  const more = total - articles.length;
  return (
    <>
      <p class="lead">
        {text.lead(feedName(view.feed), view.limit)}
        {text.reason}
      </p>
      <div class="desk-columns flood">
        <section class="desk-section">
          <h2>{text.listTitle}</h2>
          <ol class="stopped">
            {articles.map((article) => (
              <Stopped key={article.id} article={article} />
            ))}
            {more > 0 && <li class="small">{text.more(more)}</li>}
          </ol>
        </section>
        <section class="desk-section answers">
          <h2>{text.question}</h2>
          <Answers publication={publication} view={view} flood={flood} />
          <p class="small">{text.corrected}</p>
          <p>
            <a href={deskPath(publication.slug)}>{text.back}</a>
          </p>
        </section>
      </div>
    </>
  );
}

function Stopped({ article: { url, title, publishedAt, createdAt } }: { article: StoppedArticle }): VNode {
  return (
    <li>
      <a href={url}>{title || text.untitled}</a>
      <Day at={publishedAt ?? createdAt} />
    </li>
  );
}

function Answers(props: { publication: Publication; view: FloodView; flood: Flood }): VNode {
  const { publication, view, flood } = props;
  const { total, articles } = flood;
  const { send, newest, seen } = text.answers;
  const title = articles[0]!.title || text.untitled;
  const shared = { path: floodPath(publication.slug, view.feed.id), upto: flood.upto };
  return (
    <>
      <Answer
        {...shared}
        answer="send"
        button={send.button(total)}
        what={send.what(total, view.readers, mailsFor(total))}
      />
      {total > 1 && (
        <Answer
          {...shared}
          answer="newest"
          button={newest.button}
          what={newest.what(title, total - 1, view.readers)}
        />
      )}
      <Answer {...shared} answer="seen" button={seen.button} what={seen.what(total)} />
    </>
  );
}

function Answer(props: {
  path: string;
  /** The decision applies to the articles that this page shows and counts, not to later ones. */
  upto: number;
  answer: FloodAnswer;
  button: string;
  what: string;
}): VNode {
  const { path, upto, answer, button, what } = props;
  return (
    <form method="post" action={path}>
      <input type="hidden" name="upto" value={upto} />
      <input type="hidden" name="answer" value={answer} />
      <button type="submit" class="quiet" aria-describedby={`${answer}-what`}>
        {button}
      </button>
      <p class="small" id={`${answer}-what`}>
        {what}
      </p>
    </form>
  );
}
