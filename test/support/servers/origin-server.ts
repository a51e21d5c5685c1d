/** A scriptable HTTP origin on 127.0.0.1: what stands at each path, and what was asked for. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface OriginReply {
  status?: number;
  headers?: Record<string, string | string[]>;
  body?: string | Uint8Array;
}

export type OriginHandler = (request: IncomingMessage, response: ServerResponse) => void;

interface OriginRequest {
  method: string;
  /** Path with query, as asked. */
  url: string;
  headers: IncomingMessage['headers'];
}

export interface OriginServer {
  /** `http://127.0.0.1:PORT`, without a trailing slash. */
  url: string;
  port: number;
  /** Every request so far, oldest first. */
  requests: OriginRequest[];
  /** Puts a fixed reply or a handler at a path (the query does not count). The last one set counts; else 404. */
  set(path: string, reply: OriginReply | OriginHandler): void;
  /** Ends all connections too. */
  close(): Promise<void>;
}

/** Starts an origin on a free port. */
export async function startOriginServer(): Promise<OriginServer> {
  const routes = new Map<string, OriginReply | OriginHandler>();
  const requests: OriginRequest[] = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method!, url: request.url!, headers: request.headers });
    const route = routes.get(request.url!.split('?')[0]!) ?? { status: 404, body: 'nothing here' };
    if (typeof route === 'function') return route(request, response);
    response.writeHead(route.status ?? 200, route.headers).end(route.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    set: (path, reply) => void routes.set(path, reply),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
