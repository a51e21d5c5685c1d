/** Servers as they are: each does something that the standards don't have, or that few clients expect. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { feedXml } from '../feed/feed-xml.ts';
import type { Serve } from './raw-server.ts';

export const feed = feedXml('https://quirks.example', 3);
const latin1Feed = Buffer.from(feed.replace('encoding="UTF-8"', '').replace('river', 'Rhône'), 'latin1');
const cut = feed.slice(0, feed.indexOf('</item>') + '</item>'.length);

const answer = (headers: string[], body: string | Uint8Array = feed, status = '200 OK'): Buffer =>
  Buffer.concat([
    Buffer.from([`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n'), 'latin1'),
    Buffer.from(body as string),
  ]);
const xml = 'Content-Type: application/rss+xml';
const asks = (head: string, line: string) => head.toLowerCase().includes(`\r\n${line.toLowerCase()}`);

export interface QuirkyServer {
  name: string;
  serve: Serve;
  /** What the last fetch gives, at least. */
  result: (url: string) => Record<string, unknown>;
  /** Articles in what it gives, parsed. */
  articles?: number;
  /** How often it is fetched, each time with the validators that the time before gave; default 1. */
  fetches?: number;
  /** Requests that it sees in all; default one a fetch. */
  requests?: number;
  /** What the last request carries, and what not. */
  sent?: string[];
  notSent?: string[];
}

export const quirkyServers: QuirkyServer[] = [
  {
    name: 'sends a body with its 304',
    serve: (socket, head) =>
      socket.end(
        asks(head, 'if-none-match: "1"')
          ? answer(['ETag: "1"', `Content-Length: ${feed.length}`], feed, '304 Not Modified')
          : answer([xml, 'ETag: "1"']),
      ),
    fetches: 2,
    result: () => ({ kind: 'unchanged', etag: '"1"' }),
  },
  {
    name: 'gives an ETag only sometimes, and another one with its 304',
    serve: (socket, _head, asked) =>
      socket.end(
        [
          answer([xml, 'ETag: W/"1"', 'Last-Modified: then']),
          answer(['ETag: W/"2"'], '', '304 Not Modified'),
          answer([], '', '304 Not Modified'),
          answer([xml]),
        ][asked - 1]!,
      ),
    fetches: 4,
    result: () => ({ kind: 'fetched', etag: null, lastModified: null }),
    articles: 3,
    sent: ['if-none-match: W/"2"', 'if-modified-since: then'],
  },
  {
    name: 'gives an empty ETag',
    serve: (socket) => socket.end(answer([xml, 'ETag: ', 'Last-Modified: '])),
    fetches: 2,
    result: () => ({ kind: 'fetched', etag: null, lastModified: null }),
    notSent: ['if-none-match', 'if-modified-since'],
  },
  {
    name: 'writes ETag and Last-Modified as it likes, and wants them back byte for byte',
    serve: (socket, head) => {
      const back = [
        'if-none-match: \xe9t\xff  unquoted,W/""',
        'if-modified-since: Mi, 11. M\xe4rz 2026  12h',
      ];
      const same = back.every((line) => asks(head, line));
      const validators = ['ETag: \xe9t\xff  unquoted,W/""', 'Last-Modified: Mi, 11. M\xe4rz 2026  12h'];
      socket.end(same ? answer([], '', '304 Not Modified') : answer([xml, ...validators]));
    },
    fetches: 2,
    result: () => ({ kind: 'unchanged', etag: '\xe9t\xff  unquoted,W/""' }),
  },
  {
    name: 'says gzip and sends none',
    serve: (socket) => socket.end(answer([xml, 'Content-Encoding: gzip'])),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'sends gzip and does not say so',
    serve: (socket) => socket.end(answer(['Content-Type: application/x-gzip'], gzipSync(feed))),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'packs twice, and adds rubbish to the end',
    serve: (socket) =>
      socket.end(
        answer(
          [xml, 'Content-Encoding: br'],
          brotliCompressSync(Buffer.concat([gzipSync(feed), Buffer.alloc(9)])),
        ),
      ),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'gives its charset as a compression',
    serve: (socket) => socket.end(answer([xml, 'Content-Encoding: UTF-8'])),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'gives a Content-Length that is too small, so that the rest is lost',
    serve: (socket) => socket.end(answer([xml, `Content-Length: ${cut.length}`])),
    result: () => ({ kind: 'fetched' }),
    articles: 1,
  },
  {
    name: 'redirects to a relative address in raw UTF-8, with a space and a fragment',
    serve: (socket, head) =>
      socket.end(
        head.startsWith('GET /feed ')
          ? Buffer.from('HTTP/1.1 301 Moved\r\nLocation: ../bücher/neu es?a=ä#top\r\n\r\n')
          : answer([xml]),
      ),
    result: (url) => ({ kind: 'fetched', movedTo: `${url}/b%C3%BCcher/neu%20es?a=%C3%A4` }),
    articles: 3,
    requests: 2,
    sent: ['host: 127.0.0.1'],
  },
  {
    name: 'redirects until its cookies come back',
    serve: (socket, head) =>
      socket.end(
        asks(head, 'cookie: seen=yes; lang=en')
          ? answer([xml])
          : answer(
              ['Location: /feed', 'Set-Cookie: seen=yes; Path=/; HttpOnly', 'Set-Cookie: lang=en'],
              '',
              '302 Found',
            ),
      ),
    result: () => ({ kind: 'fetched', movedTo: null }),
    articles: 3,
    requests: 2,
  },
  {
    name: 'calls its feed a page',
    serve: (socket) => socket.end(answer(['Content-Type: text/html; charset=utf-8'])),
    result: () => ({ kind: 'fetched', contentType: 'text/html; charset=utf-8' }),
    articles: 3,
  },
  {
    name: 'names its charset in the header alone',
    serve: (socket) => socket.end(answer(['Content-Type: text/xml; charset=ISO-8859-1'], latin1Feed)),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'ends its chunks with trailers, and gives them extensions',
    serve: (socket) => {
      const size = feed.length.toString(16);
      socket.end(
        answer(
          [xml, 'Transfer-Encoding: chunked', 'Trailer: X-Sum'],
          `${size};a=b\r\n${feed}\r\n0\r\nX-Sum: 1\r\n\r\n`,
        ),
      );
    },
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'speaks HTTP/1.0, and its body ends with the connection',
    serve: (socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${feed}`),
    result: () => ({ kind: 'fetched', contentType: null }),
    articles: 3,
  },
  {
    name: 'gives no reason phrase, and begins with an interim answer',
    serve: (socket) => socket.end(`HTTP/1.1 103\r\n\r\nHTTP/1.1 200\r\n${xml}\r\n\r\n${feed}`),
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'keeps the connection open after its answer',
    serve: (socket) => {
      socket.write(answer([xml, 'Connection: keep-alive', `Content-Length: ${feed.length}`]));
    },
    result: () => ({ kind: 'fetched' }),
    articles: 3,
  },
  {
    name: 'answers 304 to a request that asked for the whole',
    serve: (socket) => socket.end(answer([], '', '304 Not Modified')),
    result: () => ({ kind: 'failed', status: 304 }),
  },
  {
    name: 'refuses whom it does not know',
    serve: (socket, head) =>
      socket.end(asks(head, 'user-agent: Mozilla') ? answer([xml]) : answer([], 'go away', '403 Forbidden')),
    result: () => ({
      kind: 'failed',
      status: 403,
      reason: expect.stringContaining("allow Postrider in the site's firewall"),
    }),
  },
  {
    name: 'names hub and self in headers, in all the ways that are allowed',
    serve: (socket) =>
      socket.end(
        answer([
          xml,
          'Link: </style.css>; rel=preload, <//hub.example/>; REL="x hub", <https://hub2.example/?a=1,2;3>;rel=hub',
          'Link: <https://other.example/>; rel=hub; anchor="https://other.example/", </feed>; title="a, \\"b\\"; rel=x"; rel=self',
          'Link: <https://hub2.example/?a=1,2;3>; rel="hub", <javascript:alert(1)>; rel=hub',
        ]),
      ),
    result: (url) => ({
      links: { hub: ['http://hub.example/', 'https://hub2.example/?a=1,2;3'], self: `${url}/feed` },
    }),
  },
];
