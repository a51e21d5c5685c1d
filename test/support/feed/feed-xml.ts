/** An RSS feed as WordPress writes it, with so many stories, newest first. */
export function feedXml(site: string, count: number): string {
  const item = (n: number) => `<item>
<title>Story ${n}: the river &amp; the bridge</title>
<link>${site}/story-${n}/</link>
<comments>${site}/story-${n}/#respond</comments>
<dc:creator><![CDATA[Ada Wren]]></dc:creator>
<pubDate>${new Date(Date.UTC(2026, 2, 1, 10, n)).toUTCString()}</pubDate>
<category><![CDATA[Local]]></category>
<guid isPermaLink="false">${site}/?p=${n}</guid>
<description><![CDATA[What happened on day ${n}.]]></description>
<content:encoded><![CDATA[<p>On day ${n} the <a href="/bridge">bridge</a> was open again.</p><p>More tomorrow.</p>]]></content:encoded>
<slash:comments>${n}</slash:comments>
</item>`;
  const items = Array.from({ length: count }, (_, index) => item(count - index)).join('\n');
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:slash="http://purl.org/rss/1.0/modules/slash/"><channel>
<title>The Valley Courier</title><link>${site}/</link><language>en-US</language>
${items}
</channel></rss>`;
}
