/** Recognizes feeds of comments, which few people want to follow. */

interface Named {
  url: string;
  title: string | null;
}

const commentWords =
  /\bcomments?\b|kommentar|commentaires|comentari|commenti\b|reacties|koment[aá]|комментари|yorum|コメント|评论|評論|留言|댓글/i;

/** Returns whether a feed has comments, by its address or by its title in the usual languages of blogs. */
export function isComments({ url, title }: Named): boolean {
  const { pathname, search } = new URL(url);
  return /comments?(?:\/|-rss2|-atom|\.|$)/i.test(pathname + search) || commentWords.test(title ?? '');
}

/** Sorts feeds of comments last; the order stays the same otherwise. */
export const articlesFirst = <T extends Named>(feeds: T[]): T[] =>
  feeds.toSorted((a, b) => Number(isComments(a)) - Number(isComments(b)));
