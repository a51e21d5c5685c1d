/** By host and path without `www.`: pages that are films. Frames that play one are the feed room's matter. */
const sites: [name: string, at: RegExp][] = [
  ['YouTube', /^(?:(?:m\.)?youtube\.com\/(?:watch$|(?:shorts|live)\/.)|youtu\.be\/.)/],
  ['Vimeo', /^vimeo\.com\/(?:channels\/\w+\/)?\d+(?:\/\w+)?$/],
  ['Dailymotion', /^dailymotion\.com\/video\/./],
];

/** What the site is called whose film this web address shows; null for any other address. */
export function videoSite(address: string): string | null {
  const { host, pathname } = new URL(address);
  const place = host.replace(/^www\./, '') + pathname;
  return sites.find(([, at]) => at.test(place))?.[0] ?? null;
}
