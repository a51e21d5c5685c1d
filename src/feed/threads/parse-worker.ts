/** The module of the worker threads of parse-pool.ts. */
import { type FetchedPage, wholeText } from '../clean/full-text.ts';
import { parseFeed, type Source } from '../parse/parse.ts';

export default ({ body, source }: { body: Uint8Array; source: Source }) => parseFeed(body, source);

export const page = (fetched: FetchedPage) => wholeText(fetched);

/** Returns when the thread has loaded everything. */
export const ready = () => true;
