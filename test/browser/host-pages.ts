/** Pages of other people that have the follow bar, and do their worst to it; served from an origin that is not Postrider's. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HostPage {
  name: string;
  css?: string;
  html?: string;
  head?: string;
  dir?: 'ltr' | 'rtl';
  /** `POSTRIDER` stands for Postrider's origin. */
  policy?: string;
  /** Instead of an article. `BAR`, here and in the head, stands for the bar's tag. */
  body?: string;
}

/** The page itself stays in sight, whatever befalls everything in it. */
const pageStays =
  'html, body, main, article { display: block !important; visibility: visible !important; opacity: 1 !important; border: 0 !important; position: static !important; pointer-events: auto !important; float: none !important }';

export const hostile: HostPage[] = [
  {
    name: 'a page whose resets are all important',
    css: `* { display: none !important; visibility: hidden !important; opacity: .1 !important; position: absolute !important; left: -9999px !important;
      float: right !important; width: 1px !important; height: 1px !important; overflow: hidden !important; transform: scale(.1) !important; clip-path: inset(50%) !important;
      color: #eee !important; background: #eee !important; font: 72px/3 fantasy !important; text-transform: uppercase !important; letter-spacing: 1em !important;
      text-indent: -999em !important; pointer-events: none !important; filter: invert(1) !important; border: 9px solid red !important; animation: none !important }
      ${pageStays} html, body, main, article { left: auto !important; width: auto !important; height: auto !important; overflow: visible !important; transform: none !important; clip-path: none !important; filter: none !important; background: #fff !important }`,
  },
  {
    name: 'a page written from right to left, with rules for every button, link and field',
    dir: 'rtl',
    css: `html { font-size: 40px } body { font: bold 3rem/1 serif; text-transform: uppercase; color: #fff; background: #fff; text-align: justify; word-spacing: 2em; cursor: wait }
      button, input, select, a, form, label, p, h2, svg, img { display: none; position: absolute; font-size: 5rem; background: pink; padding: 3rem; min-width: 90vw }
      button { width: 100%; border-radius: 0; box-shadow: 0 0 99px red } [hidden] { display: block !important } svg { fill: red !important } :focus { outline: none !important }
      div, postrider-bar { border: 20px solid lime; margin: -50px; max-width: 10px; --fill: red; --ink: red; --paper: red; --text: red }`,
  },
  {
    name: 'a page with a policy that lets nothing foreign in but the bar',
    policy:
      "default-src 'none'; script-src POSTRIDER; style-src 'none'; connect-src POSTRIDER; img-src POSTRIDER data:; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  },
];

export interface HostSite {
  url: string;
  close(): Promise<void>;
}

/** Serves one page at any address. `tag` is the bar's. */
export async function serveHost(page: HostPage, tag: string, postrider: string): Promise<HostSite> {
  const { css = '', dir = 'ltr', head = '', policy } = page;
  const body = page.body ?? '<main><article><h1>Tides</h1><p>High at nine.</p>BAR</article></main>';
  const style = css && `<style>${css}</style>`;
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (policy) res.setHeader('Content-Security-Policy', policy.replaceAll('POSTRIDER', postrider));
    res.end(
      `<!doctype html><html lang="en" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<title>The tides of March</title><link rel="icon" href="data:,">${style}${head.replaceAll('BAR', tag)}</head><body>${body.replaceAll('BAR', tag)}</body></html>`,
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // Another site than Postrider's 127.0.0.1, not merely another port.
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
