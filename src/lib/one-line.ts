/** Returns the text on one line, without control characters. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Returns the text on one line, without invisible characters: also without bidi controls and joiners. */
export const visibleLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();
