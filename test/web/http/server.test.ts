import { Agent, createServer, get, type RequestListener, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ListenError, listen } from '../../../src/web/http/server.ts';

const hello: RequestListener = (_req, res) => {
  res.end('hello');
};
const local = { port: 0, host: '127.0.0.1' };

/**
 * Nothing but the server itself ends a connection then: neither Node once it has been idle for five seconds nor the
 * server's own last resort, so that a connection which is left open makes `close()` wait for ever.
 */
function endConnectionsByCloseAlone(): RequestListener {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  return ({ socket }) => {
    (socket as Socket & { server: Server }).server.keepAliveTimeout = 0;
  };
}

test('it says where it listens', async () => {
  const server = await listen(hello, local);
  onTestFinished(() => server.close());
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
  expect(await (await fetch(server.url)).text()).toBe('hello');
  const everywhere = await listen(hello, { port: 0, host: undefined });
  onTestFinished(() => everywhere.close());
  expect(everywhere.url).toBe(`http://localhost:${everywhere.port}`);
});

test('a port in use is told with what to do', async () => {
  const server = await listen(hello, local);
  onTestFinished(() => server.close());
  const second = listen(hello, { ...local, port: server.port });
  await expect(second).rejects.toThrow(ListenError);
  await expect(second).rejects.toThrow(
    `Port ${server.port} is taken by another program. Stop it, or choose another port, such as PORT=${server.port + 1}.`,
  );
});

test('a host that is not this machine’s is told', async () => {
  await expect(listen(hello, { port: 0, host: '192.0.2.1' })).rejects.toThrow(
    'HOST=192.0.2.1 is not an address',
  );
});

test('closing ends connections that were kept alive', async () => {
  const keepOpen = endConnectionsByCloseAlone();
  const server = await listen((req, res) => {
    keepOpen(req, res);
    hello(req, res);
  }, local);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await new Promise<void>((done, failed) => {
    get(server.url, { agent }, (res) => res.resume().on('end', done)).on('error', failed);
  });
  const idle = connect(server.port, '127.0.0.1');
  await new Promise((done) => idle.once('connect', done));
  await server.close();
  // The port is free again.
  const next = createServer(hello).listen(server.port, '127.0.0.1');
  await new Promise((done) => next.once('listening', done));
  next.close();
});

test('closing lets an answer that has begun go out, then ends its connection', async () => {
  const keepOpen = endConnectionsByCloseAlone();
  let begin: (finish: () => void) => void;
  const begun = new Promise<() => void>((done) => {
    begin = done;
  });
  const server = await listen((req, res) => {
    keepOpen(req, res);
    res.write('first ');
    begin(() => res.end('second'));
  }, local);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  const answer = new Promise<string>((done, failed) => {
    get(server.url, { agent }, async (res) => {
      let text = '';
      for await (const chunk of res) text += chunk;
      done(text);
    }).on('error', failed);
  });
  const finish = await begun;
  const closed = server.close();
  finish();
  expect(await answer).toBe('first second');
  await closed;
});
