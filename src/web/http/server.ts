/** Opens the app to the network. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { listenText } from '../../text/install/settings.ts';

/** Thrown if the port can't be opened; the message says why and what to do. @internal */
export class ListenError extends Error {
  override name = 'ListenError';
}

export interface Listening {
  /** For example `http://localhost:3000`. */
  url: string;
  port: number;
  /** Finishes requests that have begun, for up to five seconds, then ends every connection. */
  close(): Promise<void>;
}

const graceMs = 5000;

/**
 * Listens on every address of the machine unless a host is given. Port 0 picks a free port.
 * @throws ListenError if the port is in use or not allowed, or the host is not an address of this machine
 */
export async function listen(
  app: RequestListener,
  { port, host }: { port: number; host: string | undefined },
): Promise<Listening> {
  let closing = false;
  const idle = new Set<Socket>();
  const server = createServer((req, res) => {
    const { socket } = req;
    idle.delete(socket);
    res.on('close', () => {
      if (closing) socket.destroySoon();
      else if (!socket.destroyed) idle.add(socket);
    });
    app(req, res);
  });
  // Node's closeIdleConnections skips a connection that has never sent a request, and browsers open such connections in
  // advance.
  server.on('connection', (socket) => {
    idle.add(socket);
    socket.on('close', () => idle.delete(socket));
  });
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, port, host);
  }
  const opened = (server.address() as AddressInfo).port;
  return {
    url: `http://${nameOf(host)}:${opened}`,
    port: opened,
    async close() {
      closing = true;
      const closed = once(server, 'close');
      server.close();
      for (const socket of idle) socket.destroy();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function nameOf(host: string | undefined): string {
  if (!host || host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

function listenError(error: NodeJS.ErrnoException, port: number, host: string | undefined): Error {
  const sentence = {
    EADDRINUSE: listenText.portTaken(port),
    EACCES: listenText.portForbidden(port),
    EADDRNOTAVAIL: listenText.foreignHost(host),
    ENOTFOUND: listenText.unknownHost(host),
  }[error.code ?? ''];
  return sentence ? new ListenError(sentence, { cause: error }) : error;
}
