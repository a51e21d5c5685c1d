/** Small tools for text that comes from feeds and owners. */

const graphemes = new Intl.Segmenter();

/** At most `most` characters as readers count them, cut after a whole word where there is one, with an ellipsis. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  let count = 0;
  // Segments only a stretch: one character can have any number of code units, but a long text would cost seconds.
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
