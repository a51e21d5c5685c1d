/** The part below an article: readers' comments, and WordPress's form to write one. */
import type { VNode } from 'preact';
import type { PublishedArticle } from '../../actions/sample/sample-site.ts';
import { sampleText } from '../../text/sample/site.ts';
import { articlePath } from './story.tsx';

const text = sampleText.reply;
const longest = { comment: 5000, other: 200 };

export function Comments({ article: { comments } }: { article: PublishedArticle }): VNode | null {
  if (comments.length === 0) return null;
  return (
    <section class="comments" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{sampleText.article.commentsTitle(comments.length)}</h2>
      <ol>
        {comments.map(({ author, at, text: words }, index) => (
          <li key={author} id={`comment-${index + 1}`}>
            <span class="portrait" aria-hidden="true">
              {author[0]}
            </span>
            <p class="who">
              <strong>{author}</strong> <time dateTime={at.toISOString()}>{sampleText.moment(at)}</time>
            </p>
            <p>{words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function ReplyForm(props: { article: PublishedArticle; replied: boolean }): VNode {
  return (
    <section class="reply" id="respond" aria-labelledby="reply-title">
      <h2 id="reply-title">{text.title}</h2>
      {props.replied ? (
        <p class="thanks" role="status">
          {text.thanks}
        </p>
      ) : (
        <form method="post" action={`${articlePath(props.article)}#respond`}>
          <p class="hint">
            {text.lead} <span aria-hidden="true">*</span>
          </p>
          <Label field="comment" required>
            {text.comment}
          </Label>
          <textarea id="comment" name="comment" rows={6} maxLength={longest.comment} required />
          <Label field="author" required>
            {text.name}
          </Label>
          <input id="author" name="author" autocomplete="name" maxLength={longest.other} required />
          <Label field="email" required>
            {text.email}
          </Label>
          <input
            id="email"
            name="email"
            type="email"
            autocomplete="email"
            maxLength={longest.other}
            required
          />
          <Label field="url">{text.website}</Label>
          <input id="url" name="url" type="url" autocomplete="url" maxLength={longest.other} />
          <button type="submit">{text.button}</button>
        </form>
      )}
    </section>
  );
}

function Label({
  field,
  required,
  children,
}: {
  field: string;
  required?: boolean;
  children: string;
}): VNode {
  return (
    <label for={field}>
      {children}
      {required && (
        <span class="required" aria-hidden="true">
          {' *'}
        </span>
      )}
    </label>
  );
}
