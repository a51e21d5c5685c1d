/** How an owner wants digests and mails to look. */

/** What a digest shows of each article: its beginning, or all of it while the mail stays small enough. */
export const digestExtents = ['excerpt', 'whole'] as const;
export type DigestExtent = (typeof digestExtents)[number];

/** Under which headings a digest puts its articles. */
export const digestGroupings = ['none', 'category', 'feed'] as const;
export type DigestGroups = (typeof digestGroupings)[number];

/** Font stacks of installed fonts: mails load none. */
export const fontStacks = {
  sans: "'Segoe UI', -apple-system, BlinkMacSystemFont, Roboto, 'Helvetica Neue', Helvetica, Arial, sans-serif",
  serif: "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, 'Times New Roman', serif",
  humanist: "Seravek, 'Gill Sans Nova', Ubuntu, Calibri, 'DejaVu Sans', Arial, sans-serif",
  typewriter: "'Courier New', Courier, 'Nimbus Mono PS', monospace",
} as const;
export type FontName = keyof typeof fontStacks;
export const fontNames = Object.keys(fontStacks) as FontName[];

/** Stands for the last day of a month. */
export const lastDay = 31;
/** Days of the month that an owner can offer; those between 28 and the last are in not every month. */
export const monthDays: number[] = [...Array.from({ length: 28 }, (_, at) => at + 1), lastDay];
