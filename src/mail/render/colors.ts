/** The colours of a mail, computed from the publication's colour so that all text stays readable (WCAG 2.2, 1.4.3). */

import { readable, safeColor, textContrast, textOn, tint } from '../../model/publications/colors.ts';

export interface Palette {
  /** Background of the button and the bar at the top, on the light and on the dark card. */
  fill: string;
  fillDark: string;
  /** Text on the button. */
  onFill: string;
  onFillDark: string;
  /** Links, at least 4.5:1 on the card. */
  link: string;
  linkDark: string;
}

/** The backgrounds of the text. The light one is also written in emails/. */
const card = '#ffffff';
export const cardDark = '#1d1f22';
/** Returns the colours for `color` (`#rrggbb`). Any other value means Postrider's own blue. */
export function paletteOf(color: string): Palette {
  const base = safeColor(color);
  const fill = readable(base, card, 1.3, '#000000');
  const fillDark = readable(base, cardDark, 1.8, tint(base));
  return {
    fill,
    fillDark,
    onFill: textOn(fill),
    onFillDark: textOn(fillDark),
    link: readable(base, card, textContrast, '#000000'),
    linkDark: readable(base, cardDark, 5.5, tint(base)),
  };
}
