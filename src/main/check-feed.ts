/**
 * Connects `feed check` to the outside: it loads settings and database only to check an address, and can do without
 * either.
 */
import { readFile, stat } from 'node:fs/promises';
import { type CheckDeps, checkFeed, type FeedReport, type FeedTrouble } from '../actions/feeds/check-feed.ts';
import { feedCheckText } from '../text/cli/feed-check.ts';

const text = feedCheckText.files;
/** Maximum size that is read from a server or a file. */
const maxBytes = 10_000_000;

/** Loaded only for an address, because a file needs neither the settings nor the network. */
async function fetchFeed(url: string): ReturnType<CheckDeps['fetchFeed']> {
  const [{ readConfig }, { fetchUrl }, { userAgent }] = await Promise.all([
    import('../config.ts'),
    import('../feed/http/fetch.ts'),
    import('../feed/http/user-agent.ts'),
  ]);
  const { baseUrl, allowPrivateFeeds } = readConfig();
  return fetchUrl({
    url,
    allowPrivate: allowPrivateFeeds,
    userAgent: userAgent(baseUrl, 'feed check'),
    limits: { bytes: maxBytes },
  });
}

const health: CheckDeps['health'] = async (url) => (await import('./known-feed.ts')).knownFeedHealth(url);

async function readFeedFile(path: string): ReturnType<CheckDeps['readFile']> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) return { error: text.tooLarge(path, maxBytes / 1_000_000) };
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return { error: text.missing(path) };
    if (code === 'EISDIR') return { error: text.folder(path) };
    return { error: text.unreadable(path, code ?? message) };
  }
}

/** @throws ConfigError if an address is checked and the settings are wrong */
export const checkFeedNow = (place: string, base: string | null): Promise<FeedReport | FeedTrouble> =>
  checkFeed({ fetchFeed, health, readFile: readFeedFile }, place, base);
