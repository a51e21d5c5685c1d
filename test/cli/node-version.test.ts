/** bin/node-version.mjs: which versions of Node are refused, and how. */
import { expect, it } from 'vitest';

const { nodeVersionProblem } = await import(new URL('../../bin/node-version.mjs', import.meta.url).href);

it.each(['20.19.0', '20.20.2', '22.14.0', '22.23.3', '23.0.0', '24.21.0', '100.0.0'])(
  'Node %s is taken',
  (version) => {
    expect(nodeVersionProblem(version)).toBe('');
  },
);

it.each(['12.22.9', '18.20.8', '20.18.3', '21.7.3', '22.13.1'])(
  'Node %s is refused with what to do',
  (version) => {
    expect(nodeVersionProblem(version)).toMatch(
      new RegExp(`^Postrider needs Node 20\\.19 .*; this is ${version}\\. Get a newer one`),
    );
  },
);
