import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assets } from '../../../src/web/pages/assets.ts';
import { compactScript, compactStyle, readBrowserFile } from '../../../src/web/pages/browser-files.ts';
import { site } from '../../support/web/site.ts';

const all = Object.values(assets);
const textOf = async (path: string) => (await (await site()).get(path)).text();

test.each(all)('%s is kept for a year', async (path) => {
  const { status, headers } = await (await site()).get(path);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
});

test('every style sheet and script in assets/ is in one that is served', async () => {
  const served = (await Promise.all(all.map(textOf))).join('\n');
  const root = resolve(import.meta.dirname, '../../../assets');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const styles = files.filter((file) => file.endsWith('.css'));
  const scripts = files.filter((file) => file.endsWith('.js'));
  expect([styles.length, scripts.length]).not.toContain(0);
  for (const file of styles) expect(served).toContain(compactStyle(readBrowserFile(`assets/${file}`)));
  for (const file of scripts) expect(served).toContain(compactScript(readBrowserFile(`assets/${file}`)));
});

test.each(all.filter((path) => path.endsWith('.js')))('%s is a script without comments', async (path) => {
  const script = await textOf(path);
  expect(() => new Function(`'use strict';${script}`)).not.toThrow();
  expect(script).not.toMatch(/\/\*|\/\/ /);
});

describe('a script is made smaller', () => {
  test.each([
    [
      'comments',
      '/** Why. */\nlet a = 1; // so\n/* b */ let c = /** @type {any} */ (a);',
      'let a=1;let c=(a);',
    ],
    ['spaces around signs', 'if (a === b) {\n  go({ a, b });\n}', 'if(a===b){go({a,b})}'],
    [
      'commas and semicolons at an end',
      'go(\n  [1, 2,],\n);\nfor (;;) {\n  go();\n}',
      'go([1,2]);for(;;){go()}',
    ],
    ['but not what is quoted', 'go(\'a; }\', "/* b */", `c  // d`);', 'go(\'a; }\',"/* b */",`c  // d`);'],
    ['nor a pattern', 'a.replace(/[/"; ]+|\\/\\//g, b / c / d);', 'a.replace(/[/"; ]+|\\/\\//g,b / c / d);'],
    ['nor a line’s end between words', 'let a\nlet b', 'let a\nlet b'],
  ])('without %s', (_, source, compact) => {
    expect(compactScript(source)).toBe(compact);
  });
});

test('a style sheet is made smaller without a change of what is quoted', () => {
  const source = `/* Why; { } */
.a > b,
.c[aria-busy="true"]:hover::before {
  content: "; /* 0.5 } */ ";
  margin: 0.5rem -0.25rem calc(10.5% - 1rem);
}
@media (min-width: 56rem) {
  .a {
    font: 1rem / 1.5 var(--sans);
  }
}
`;
  expect(compactStyle(source)).toBe(
    '.a>b,.c[aria-busy=true]:hover::before{content:"; /* 0.5 } */ ";margin:.5rem -.25rem calc(10.5% - 1rem)}' +
      '@media (min-width:56rem){.a{font:1rem/1.5 var(--sans)}}',
  );
});
