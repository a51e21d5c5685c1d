/** `npm run gallery`: a page on this machine that shows every mail in every state. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRenderer } from '../../src/mail/render/render.ts';
import { galleryHtml } from './page.ts';
import { mailStates } from './states.ts';

const renderer = await createRenderer();
const html = galleryHtml(mailStates.map((state) => ({ ...state, ...state.render(renderer) })));

const server = createServer((_req, res) => {
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  res.end(html);
});
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  console.log(`${mailStates.length} mails are shown at http://127.0.0.1:${port}/ (Ctrl+C ends it)`);
});
