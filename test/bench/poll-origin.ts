/**
 * The other side of the poll benchmark, in a process of its own: feeds on many ports, each a host to whoever polls.
 * Prints one line of JSON, `{ http: [ports], https: [ports] }`. `/version/N` changes every feed by one article.
 */
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';

const ports = 16;
const articles = 20;
const paragraph =
  '<p>On that day the <a href="/bridge">bridge over the river</a> was <em>open</em> again, and whoever wanted to cross it could do so, on foot or with a cart, as in the years before.</p>';

/** An article of about 2 kB. */
const item = (site: string, n: number): string => `<item>
<title>Story ${n}: the river &amp; the bridge</title>
<link>${site}/story-${n}/</link>
<dc:creator><![CDATA[Ada Wren]]></dc:creator>
<pubDate>${new Date(Date.UTC(2026, 2, 1, n)).toUTCString()}</pubDate>
<category><![CDATA[Local]]></category>
<guid isPermaLink="false">${site}/?p=${n}</guid>
<description><![CDATA[What happened on day ${n}.]]></description>
<content:encoded><![CDATA[<p>Day ${n}.</p><img src="/picture-${n}.jpg" alt="" width="640">${paragraph.repeat(9)}]]></content:encoded>
</item>`;

const feed = (
  site: string,
  newest: number,
): string => `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Valley Courier</title><link>${site}/</link><language>en-US</language>
${Array.from({ length: articles }, (_, index) => item(site, newest - index)).join('\n')}
</channel></rss>`;

let version = 1;
const bodies = new Map<string, string>();
const answer: RequestListener = (request, response) => {
  const changed = /^\/version\/(\d+)$/.exec(request.url!);
  if (changed) {
    version = Number(changed[1]);
    bodies.clear();
    return response.end();
  }
  const etag = `"${version}"`;
  if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
  const site = `https://${request.headers.host}${request.url}`;
  const body = bodies.get(site) ?? feed(site, articles + version);
  bodies.set(site, body);
  response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
};

const [key, cert] = process.argv.slice(2);
const listening = async (server: ReturnType<typeof createServer>): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
};
const plain = await Promise.all(Array.from({ length: ports }, () => listening(createServer(answer))));
const files = key && cert ? { key: readFileSync(key), cert: readFileSync(cert) } : null;
const secure = files
  ? await Promise.all(Array.from({ length: ports }, () => listening(createTlsServer(files, answer))))
  : [];
console.log(JSON.stringify({ http: plain, https: secure }));
