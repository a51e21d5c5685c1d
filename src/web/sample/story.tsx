/** An article as the front page and the sections show it: a picture, a headline, two sentences. */
import type { VNode } from 'preact';
import { samplePicture } from '../../actions/sample/sample-feed.ts';
import type { PublishedArticle } from '../../actions/sample/sample-site.ts';
import { type SampleCategory, sampleCategories } from '../../text/sample/article.ts';
import { sampleText as text } from '../../text/sample/site.ts';
import { sectionPath } from './frame.tsx';

export const articlePath = ({ slug }: PublishedArticle): string => `/sample/${slug}/`;

export const Kicker = ({ category }: { category: SampleCategory }): VNode => (
  <p class="kicker">
    <a href={sectionPath(category)}>{sampleCategories[category]}</a>
  </p>
);

/**
 * The alternative text is empty beside a headline, where the picture adds nothing; `alt` is for a picture that stands
 * alone.
 */
export function Picture(props: { article: PublishedArticle; alt?: string; lazy?: boolean }): VNode {
  const { article, alt = '', lazy } = props;
  const { width, height } = samplePicture;
  const src = `/sample/pictures/${article.picture}.jpg`;
  return <img alt={alt} src={src} width={width} height={height} loading={lazy ? 'lazy' : undefined} />;
}

export function Dateline({ article }: { article: PublishedArticle }): VNode {
  return (
    <p class="dateline">
      <span>{text.article.by(article.author)}</span>{' '}
      <time dateTime={article.publishedAt.toISOString()}>{text.day(article.publishedAt)}</time>{' '}
      {article.comments.length > 0 && (
        <a href={`${articlePath(article)}#comments`}>{text.article.comments(article.comments.length)}</a>
      )}
    </p>
  );
}

/** `lead` marks the top story of the front page. */
export function Story(props: { article: PublishedArticle; heading: 'h2' | 'h3'; lead?: boolean }): VNode {
  const { article, heading: Heading, lead } = props;
  return (
    <article class={lead ? 'story lead' : 'story'}>
      <Picture article={article} lazy={!lead} />
      <div>
        <Kicker category={article.category} />
        <Heading>
          <a href={articlePath(article)}>{article.title}</a>
        </Heading>
        <p class="summary">{article.summary}</p>
        <Dateline article={article} />
      </div>
    </article>
  );
}
