/** The fonts of a mail. */
import { type FontName, fontStacks } from '../../model/publications/digest.ts';

export interface Fonts {
  body: string;
  heading: string;
  /** The same for Outlook for Windows, which uses Times New Roman if it lacks the first font of a stack. */
  bodyInWord: string;
  headingInWord: string;
}

const headline = "Georgia, 'Times New Roman', serif";

/** Fonts that come with Windows or Office. */
const inWord: Record<FontName, string> = {
  sans: "'Segoe UI', Arial, sans-serif",
  serif: 'Cambria, Georgia, serif',
  humanist: 'Calibri, Arial, sans-serif',
  typewriter: "'Courier New', monospace",
};

/** The plain look has serif headings. If the owner chose a font, it is used everywhere. */
export function fontsOf(name: FontName): Fonts {
  const chosen = name in fontStacks ? name : 'sans';
  const body = { body: fontStacks[chosen], bodyInWord: inWord[chosen] };
  return chosen === 'sans'
    ? { ...body, heading: headline, headingInWord: headline }
    : { ...body, heading: body.body, headingInWord: body.bodyInWord };
}
