/** Small tools for text that comes from feeds and owners. */

const graphemes = new Intl.Segmenter();

/** Cuts a text to at most `most` characters (graphemes), if possible after a whole word, and adds an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  let count = 0;
  // A grapheme can have any number of code units, but segmenting a whole long text would take seconds.
  for (const { segment } of graphemes.segment(text.slice(0, most * 20))) {
    if (count === most - 1) {
      const rest = text.slice(kept.length + segment.length);
      if (rest === '') return text;
      const word = kept.replace(/[\s\p{P}]+[^\s\p{P}]*$/u, '');
      const whole = /^[\s\p{P}]/u.test(segment) || word.length < kept.length / 2 ? kept : word;
      return `${whole.replace(/[\s\p{P}]+$/u, '')}…`;
    }
    kept += segment;
    count += 1;
  }
  return text.length > kept.length ? `${kept.trimEnd()}…` : kept;
}
