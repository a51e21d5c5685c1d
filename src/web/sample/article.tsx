/** An article's page: headline, picture, text, and the follow bar below it, as on any news site. */
import type { VNode } from 'preact';
import { type PublishedArticle, sampleSlug } from '../../actions/sample/sample-site.ts';
import { sampleText } from '../../text/sample/site.ts';
import { Comments, ReplyForm } from './comments.tsx';
import { SampleFrame } from './frame.tsx';
import { Dateline, Kicker, Picture, Story } from './story.tsx';
import type { SampleView } from './view.ts';

const text = sampleText.article;

/** How many other stories are listed below an article. */
const furtherStories = 3;

export function ArticlePage({ article, ...view }: SampleView & { article: PublishedArticle }): VNode {
  const { title, slug, summary, category } = article;
  const others = view.articles.filter(({ id }) => id !== article.id).slice(0, furtherStories);
  return (
    <SampleFrame view={view} title={title} path={`/${slug}/`} description={summary} section={category}>
      <article class="whole">
        <Kicker category={category} />
        <h1>{title}</h1>
        <p class="summary">{summary}</p>
        <Dateline article={article} />
        <figure class="picture">
          <Picture article={article} alt={article.pictureAlt} />
          <figcaption>{article.caption}</figcaption>
        </figure>
        {/* Our own text, from the catalogue. */}
        <div class="text" dangerouslySetInnerHTML={{ __html: article.html }} />
        <FollowBar />
        <Comments article={article} />
        <ReplyForm article={article} replied={view.replied} />
      </article>
      <section class="further" aria-labelledby="further">
        <h2 class="ruled" id="further">
          {text.more}
        </h2>
        <div class="cards">
          {others.map((other) => (
            <Story key={other.id} article={other} heading="h3" />
          ))}
        </div>
      </section>
    </SampleFrame>
  );
}

/** The snippet that owners copy. Only the frame's size differs: here it is in the style sheet. */
function FollowBar(): VNode {
  const address = `/embed/${sampleSlug}`;
  return (
    <section class="follow" aria-labelledby="follow">
      <h2 id="follow">{text.follow}</h2>
      <script src={`${address}.js`} async />
      <noscript>
        <iframe src={address} title={text.followLink} />
      </noscript>
    </section>
  );
}
