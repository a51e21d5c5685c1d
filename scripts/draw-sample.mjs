/** `node scripts/draw-sample.mjs`: draws the sample site's pictures, sample/*.jpg and its logo, from sample/drawings/. */
import { readdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { pathOf } from './lib/prepare.mjs';

const logo = 'courier';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const file of readdirSync(pathOf('sample/drawings'))) {
  const name = file.replace('.svg', '');
  const [width, height] = name === logo ? [160, 160] : [1200, 630];
  await page.setViewportSize({ width, height });
  await page.goto(`file://${pathOf(`sample/drawings/${file}`)}`);
  const options =
    name === logo
      ? { path: pathOf(`sample/${name}.png`), omitBackground: true }
      : { path: pathOf(`sample/${name}.jpg`), type: 'jpeg', quality: 80 };
  await page.screenshot(options);
}
await browser.close();
