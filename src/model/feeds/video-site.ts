/**
 * Patterns of host (without `www.`) and path of pages that show a video. Frames that play a video are handled in
 * src/feed.
 */
const sites: [name: string, at: RegExp][] = [
  ['YouTube', /^(?:(?:m\.)?youtube\.com\/(?:watch$|(?:shorts|live)\/.)|youtu\.be\/.)/],
  ['Vimeo', /^vimeo\.com\/(?:channels\/\w+\/)?\d+(?:\/\w+)?$/],
  ['Dailymotion', /^dailymotion\.com\/video\/./],
];

/** @returns the name of the video site if this web address is a page with a video; null for any other address */
export function videoSite(address: string): string | null {
  const { host, pathname } = new URL(address);
  const place = host.replace(/^www\./, '') + pathname;
  return sites.find(([, at]) => at.test(place))?.[0] ?? null;
}
