import { Agent, createServer, get, type RequestListener } from 'node:http';
import { connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ListenError, listen } from '../../../src/web/http/server.ts';

const hello: RequestListener = (_req, res) => {
  res.end('hello');
};
const local = { port: 0, host: '127.0.0.1' };

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
  const server = await listen(hello, local);
  const agent = new Agent({ keepAlive: true });
  onTestFinished(() => agent.destroy());
  await new Promise<void>((done, failed) => {
    get(server.url, { agent }, (res) => res.resume().on('end', done)).on('error', failed);
  });
  const idle = connect(server.port, '127.0.0.1');
  await new Promise((done) => idle.once('connect', done));
  const began = performance.now();
  await server.close();
  expect(performance.now() - began).toBeLessThan(1500);
  // The port is free again.
  const next = createServer(hello).listen(server.port, '127.0.0.1');
  await new Promise((done) => next.once('listening', done));
  next.close();
});

test('closing lets an answer that has begun go out, then ends its connection', async () => {
  let begin: (finish: () => void) => void;
  const begun = new Promise<() => void>((done) => {
    begin = done;
  });
  const server = await listen((_req, res) => {
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
  const began = performance.now();
  const closed = server.close();
  finish();
  expect(await answer).toBe('first second');
  await closed;
  expect(performance.now() - began).toBeLessThan(1500);
});
