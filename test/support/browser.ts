/** Chromium as the tests use it. */
import { type Browser, chromium } from 'playwright-core';

/** Where it is; undefined where this machine has none. */
export const executablePath: string | undefined = process.env.POSTRIDER_TEST_CHROMIUM;

/** Added to a group's name where it is left out. */
export const missing: string = executablePath ? '' : ' (skipped: no Chromium)';

const off = ['gpu', 'quic', 'background-networking', 'component-update', 'sync'];

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: ['--headless', '--no-sandbox', '--no-first-run', ...off.map((part) => `--disable-${part}`)],
  });
