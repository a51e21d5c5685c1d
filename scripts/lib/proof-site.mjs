/** A small site with a feed, on loopback. */
import { once } from 'node:events';
import { createServer } from 'node:http';

/** Returns a port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function feedOf(base, titles) {
  const items = titles.map(
    (title, index) =>
      `<item><title>${title}</title><link>${base}/${index}</link><guid>${base}/${index}</guid>` +
      `<description>&lt;p&gt;The text of ${title}.&lt;/p&gt;</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Proof</title><link>${base}/</link><description>A site</description>${items.join('')}</channel></rss>`;
}

/** `publish` adds one article to the feed. */
export async function openSite() {
  const titles = ['A first article'];
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/rss+xml');
    response.end(feedOf(base, titles));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${server.address().port}`;
  return {
    feed: `${base}/feed.xml`,
    publish: (title) => void titles.push(title),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
