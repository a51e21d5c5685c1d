/** Servers that mean harm, or might as well: what they do to whoever asks, byte by byte. */
import type { Socket } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Serve } from './raw-server.ts';

/** Writes the same for ever, as fast as it is taken. */
function endlessly(socket: Socket, piece: string | Uint8Array): void {
  const more = () => {
    while (!socket.destroyed && socket.write(piece));
  };
  socket.on('drain', more);
  more();
}

/** Writes one byte each `ms` milliseconds. */
function dripping(socket: Socket, ms: number): void {
  const timer = setInterval(() => socket.write('x'), ms);
  socket.on('close', () => clearInterval(timer));
}

const ok = (...headers: string[]) => ['HTTP/1.1 200 OK', ...headers, '', ''].join('\r\n');
const chunk = (bytes: Uint8Array) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);

const zeros = Buffer.alloc(5_000_000);
const gzipBomb = gzipSync(zeros);
const brotliBomb = brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });

/** A billion laughs: nine levels of ten. */
const entityBomb = (() => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inner = `&l${level};`.repeat(10);
    return `<!ENTITY l${level + 1} "${inner}">`;
  });
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "ha">${levels.join('')}]>
<rss version="2.0"><channel><title>&l9;</title><link>https://bomb.example/</link>
<item><title>&l9;</title><link>https://bomb.example/1</link><description>&l9;&l9;</description></item></channel></rss>`;
})();

export interface HostileServer {
  name: string;
  serve: Serve;
  /** What the sentence for the owner says; null for a body that is to be parsed without harm. */
  reason: string | null;
  /** Requests that it gets out of us. */
  requests: number;
  /** Bytes at most that it gets rid of, the buffers of the system not counted; default 10,000,000. */
  bytes?: number;
}

/** Against limits of 1 MB, 64 kB of headers and 0.3 seconds. */
export const hostileServers: HostileServer[] = [
  {
    name: 'sends a gzip bomb that never ends',
    serve: (socket) => {
      socket.write(ok('Content-Encoding: gzip', 'Transfer-Encoding: chunked'));
      endlessly(socket, chunk(gzipBomb));
    },
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'sends a brotli bomb',
    serve: (socket) => {
      socket.end(Buffer.concat([Buffer.from(ok('Content-Encoding: br')), brotliBomb]));
    },
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'sends a gzip bomb within a gzip bomb, without saying so',
    serve: (socket) =>
      socket.end(Buffer.concat([Buffer.from(ok('Content-Encoding: gzip')), gzipSync(gzipBomb)])),
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'sends gzip members without end and with nothing in them',
    serve: (socket) => {
      socket.write(ok('Content-Encoding: gzip'));
      endlessly(socket, Buffer.concat(Array(500).fill(gzipSync(''))));
    },
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'sends a byte at a time',
    serve: (socket) => {
      socket.write(ok('Content-Length: 5000'));
      dripping(socket, 20);
    },
    reason: 'did not answer completely within 0.3 seconds',
    requests: 1,
  },
  {
    name: 'sends its headers a byte at a time',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      dripping(socket, 20);
    },
    reason: 'did not answer completely within 0.3 seconds',
    requests: 1,
  },
  {
    name: 'takes the request and says nothing',
    serve: () => {},
    reason: 'did not answer completely within 0.3 seconds',
    requests: 1,
  },
  {
    name: 'redirects without end',
    serve: (socket, _head, asked) =>
      socket.end(`HTTP/1.1 302 Found\r\nLocation: /${asked}\r\nContent-Length: 0\r\n\r\n`),
    reason: 'redirects more than 5 times',
    requests: 6,
  },
  {
    name: 'redirects in a circle',
    serve: (socket, head) =>
      socket.end(`HTTP/1.1 301 Moved\r\nLocation: ${head.includes('/b ') ? '/feed' : '/b'}\r\n\r\n`),
    reason: 'redirects in a circle',
    requests: 2,
  },
  {
    name: 'redirects with a body that never ends',
    serve: (socket, head) => {
      if (head.includes('/b ')) return socket.end('HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n');
      socket.write('HTTP/1.1 301 Moved\r\nLocation: /b\r\nTransfer-Encoding: chunked\r\n\r\n');
      endlessly(socket, chunk(zeros.subarray(0, 10_000)));
    },
    reason: 'gone for good',
    requests: 2,
  },
  {
    name: 'sends headers that never end',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      endlessly(socket, 'X-More: and more\r\n'.repeat(100));
    },
    reason: 'more than 64 kB of headers',
    requests: 1,
  },
  {
    name: 'sends one header that never ends',
    serve: (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nX-More: ');
      endlessly(socket, 'and more '.repeat(100));
    },
    reason: 'more than 64 kB of headers',
    requests: 1,
  },
  {
    name: 'sends interim answers without end',
    serve: (socket) => endlessly(socket, 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n'),
    reason: 'interim answers without end',
    requests: 1,
  },
  {
    name: 'sends chunks without end',
    serve: (socket) => {
      socket.write(ok('Transfer-Encoding: chunked'));
      endlessly(socket, chunk(Buffer.alloc(10_000, 'x')));
    },
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'announces a chunk larger than any number',
    serve: (socket) => socket.end(`${ok('Transfer-Encoding: chunked')}fffffffffffffffff\r\nx`),
    reason: 'not well formed',
    requests: 1,
  },
  {
    name: 'announces gigabytes, which are not waited for',
    serve: (socket) => socket.write(ok('Content-Length: 5000000000')),
    reason: 'larger than 1 MB',
    requests: 1,
  },
  {
    name: 'breaks off before its Content-Length',
    serve: (socket) => socket.end(`${ok('Content-Length: 1000')}<rss><channel>`),
    reason: 'broke the connection off',
    requests: 1,
  },
  {
    name: 'breaks off between chunks',
    serve: (socket) => socket.end(`${ok('Transfer-Encoding: chunked')}5\r\n<rss>\r\n`),
    reason: 'broke the connection off',
    requests: 1,
  },
  {
    name: 'breaks off within a gzip stream',
    serve: (socket) =>
      socket.end(
        Buffer.concat([
          Buffer.from(ok('Content-Encoding: gzip')),
          gzipSync('<rss>'.repeat(50)).subarray(0, -8),
        ]),
      ),
    reason: 'broke the connection off',
    requests: 1,
  },
  {
    name: 'hangs up on the request',
    serve: (socket) => socket.resetAndDestroy(),
    reason: 'broke the connection off',
    requests: 1,
  },
  {
    name: 'speaks HTTP/0.9',
    serve: (socket) => socket.end('<rss version="2.0"><channel></channel></rss>'),
    reason: 'does not speak HTTP',
    requests: 1,
  },
  {
    name: 'is a mail server',
    serve: (socket) => socket.end('220 mail.example.org ESMTP\r\n502 5.5.2 What?\r\n'),
    reason: 'does not speak HTTP',
    requests: 1,
  },
  {
    name: 'gives two lengths, so that a proxy may see another body',
    serve: (socket) => socket.end(`${ok('Content-Length: 5', 'Content-Length: 50')}<rss>`),
    reason: 'broke the connection off',
    requests: 1,
  },
  {
    name: 'sends an entity bomb',
    serve: (socket) => socket.end(ok('Content-Type: application/rss+xml') + entityBomb),
    reason: null,
    requests: 1,
  },
];
