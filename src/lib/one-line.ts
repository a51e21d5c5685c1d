/** One line without control characters. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** One line without any character that can't be seen: those that turn or join what stands around them go too. */
export const visibleLine = (text: string): string => text.replace(/[\s\p{C}]+/gu, ' ').trim();
