/** How an owner wants digests and mails to look. */

/** What a digest shows of each article: its beginning, or the whole text as long as the mail stays small enough. */
export const digestExtents = ['excerpt', 'whole'] as const;
export type DigestExtent = (typeof digestExtents)[number];

/** How a digest groups its articles under headings. */
export const digestGroupings = ['none', 'category', 'feed'] as const;
export type DigestGroups = (typeof digestGroupings)[number];

/** Font stacks of installed fonts, because mails load no fonts. */
export const fontStacks = {
  sans: "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif",
  serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, 'Times New Roman', serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', Arial, sans-serif",
  typewriter: "'Courier New', Courier, 'Nimbus Mono PS', monospace",
} as const;
export type FontName = keyof typeof fontStacks;
export const fontNames = Object.keys(fontStacks) as FontName[];

/** The day of the month that means its last day. */
export const lastDay = 31;
/** Days of the month that an owner can offer. 29 and 30 are missing because not every month has them. */
export const monthDays: number[] = [...Array.from({ length: 28 }, (_, at) => at + 1), lastDay];
