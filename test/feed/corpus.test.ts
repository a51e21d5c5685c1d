import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { cpuUsage } from 'node:process';
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/feed/parse.ts';

const folder = resolve(import.meta.dirname, '../../../shared/corpora/feeds');
const present = existsSync(folder);

describe.runIf(present)('each file of the corpus of feeds', () => {
  const files = present
    ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xml'))
    : [];

  it.each(files)('%s is read or refused with a sentence in under a second', (name) => {
    const body = readFileSync(resolve(folder, name));
    const started = cpuUsage();
    const result = parseFeed(body, { url: 'https://corpus.example.org/feed', contentType: null });
    expect(cpuUsage(started).user / 1000).toBeLessThan(1000);
    if (result.kind === 'not-a-feed') expect(result.reason).toMatch(/https:\/\/corpus.+[.]$/);
    else expect(Array.isArray(result.feed.articles)).toBe(true);
  });
});

describe.runIf(!present)('the corpus of feeds', () => {
  it(`is ABSENT: ${folder} does not exist, so none of its files were tried`, () => {
    expect(present).toBe(false);
  });
});
