/** Feeds of comments, which hardly anybody wants to follow. */

interface Named {
  url: string;
  title: string | null;
}

const commentWords =
  /\bcomments?\b|kommentar|commentaires|comentari|commenti\b|reacties|koment[aá]|комментари|yorum|コメント|评论|評論|留言|댓글/i;

/** By its address, or by how blogs call it in their languages. */
export function isComments({ url, title }: Named): boolean {
  const { pathname, search } = new URL(url);
  return /comments?(?:\/|-rss2|-atom|\.|$)/i.test(pathname + search) || commentWords.test(title ?? '');
}

/** Else in the order given. */
export const articlesFirst = <T extends Named>(feeds: T[]): T[] =>
  feeds.toSorted((a, b) => Number(isComments(a)) - Number(isComments(b)));
