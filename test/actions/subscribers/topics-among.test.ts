import { describe, expect, test } from 'vitest';
import { topicsAmong } from '../../../src/actions/subscribers/topics-among.ts';

const offered = ['Town Hall', 'Arts, Culture', 'Tides'];
const seen = async () => ['Ferries', 'Rain, Hail', 'TIDES'].map((name) => ({ name }));

describe('topics that were sent', () => {
  test.each<[string, string[], string[]]>([
    ['ticked in the form', ['Tides', 'Arts, Culture'], ['Tides', 'Arts, Culture']],
    ['in one value with commas', ['tides, TOWN hall ,'], ['Tides', 'Town Hall']],
    ['seen in the articles', ['Ferries', 'Tides'], ['Ferries', 'Tides']],
    ['with a comma of their own, seen', ['Rain, Hail'], ['Rain, Hail']],
    ['that nobody writes about', ['Mars', 'Tides'], ['Tides']],
    ['sent twice', ['Tides', 'tides'], ['Tides']],
    ['empty', ['', ' '], []],
  ])('%s are taken as they are spelt here', async (_, sent, expected) => {
    expect(await topicsAmong(sent, offered, seen)).toEqual(expected);
  });

  test('of a thousand, no more are looked at than a reader may have', async () => {
    const many = Array.from({ length: 60 }, (_, at) => `Topic ${at}`);
    expect(await topicsAmong([many.join(',')], many, seen)).toEqual(many.slice(0, 50));
  });

  test('need no look at the articles where all are offered, or none is sent', async () => {
    let looks = 0;
    const counted = async () => {
      looks += 1;
      return [];
    };
    for (const sent of [['Arts, Culture', 'tides'], [], ['']]) await topicsAmong(sent, offered, counted);
    expect(looks).toBe(0);
    await topicsAmong(['Mars'], offered, counted);
    expect(looks).toBe(1);
  });
});
