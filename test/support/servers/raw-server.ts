/** A server that writes bytes, for answers that no HTTP library would give. */
import { createServer, type Socket } from 'node:net';
import { createSocketReader } from './socket-reader.ts';

export interface RawServer {
  url: string;
  /** The head of each request so far, without the empty line. */
  requests: string[];
  /** The most connections that were open when a request came. */
  mostConnections(): number;
  /** Bytes written so far, over all connections. */
  written(): number;
  close(): Promise<void>;
}

/** Answers a request on a socket; `asked` counts from 1 over all connections. */
export type Serve = (socket: Socket, head: string, asked: number) => void;

/** Starts a server on 127.0.0.1, or another address, that writes what it likes. */
export async function startRawServer(serve: Serve, host = '127.0.0.1'): Promise<RawServer> {
  const requests: string[] = [];
  const open = new Set<Socket>();
  let most = 0;
  let written = 0;
  const server = createServer(async (socket) => {
    open.add(socket);
    socket.on('close', () => {
      open.delete(socket);
      written += socket.bytesWritten;
    });
    const head = await createSocketReader(socket).upTo(Buffer.from('\r\n\r\n'));
    if (head === null) return;
    requests.push(head.toString('latin1'));
    // Not when it connects: the end of the connection before may be read in the same breath.
    most = Math.max(most, open.size);
    serve(socket, head.toString('latin1'), requests.length);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as { port: number };
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    requests,
    mostConnections: () => most,
    written: () => written + [...open].reduce((sum, socket) => sum + socket.bytesWritten, 0),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
