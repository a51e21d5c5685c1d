import { readFileSync } from 'node:fs';
import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';
import { faults, readPing, writeAnswer, writeFault } from '../../../src/feed/push/ping.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/pings/${name}.xml`, import.meta.url), 'utf8');
const call = (method: string, ...values: string[]) =>
  `<methodCall><methodName>${method}</methodName><params>${values
    .map((value) => `<param><value>${value}</value></param>`)
    .join('')}</params></methodCall>`;

describe('reading', () => {
  test('the two pings of WordPress name its site, and the extended one its feed', () => {
    expect(readPing(fixture('wordpress-plain'))).toEqual({
      kind: 'ping',
      addresses: ['https://valley.example/'],
    });
    expect(readPing(fixture('wordpress-extended'))).toEqual({
      kind: 'ping',
      addresses: ['https://valley.example/', 'https://valley.example/feed/'],
    });
  });

  test.each([
    ['a value without a type is a string', call('weblogUpdates.ping', 'A', 'https://a.example/')],
    ['spaces do no harm', call(' weblogUpdates.ping ', 'A', '\n <string> https://a.example/ </string>\n')],
    ['CDATA is text', call('weblogUpdates.ping', 'A', '<string><![CDATA[https://a.example/]]></string>')],
    [
      'other params are passed over',
      call('weblogUpdates.ping', 'A', 'https://a.example/', 'news', '<int>1</int>'),
    ],
    [
      'the name is no address, whatever it is',
      call('weblogUpdates.ping', 'https://b.example/', 'https://a.example/'),
    ],
    ['a password is dropped', call('weblogUpdates.ping', 'A', 'https://me:secret@a.example/')],
  ])('%s', (_, body) => {
    expect(readPing(body)).toEqual({ kind: 'ping', addresses: ['https://a.example/'] });
  });

  test('an entity of a DTD is never looked up', () => {
    const bomb = `<!DOCTYPE methodCall [<!ENTITY a "https://a.example/"><!ENTITY b SYSTEM "file:///etc/passwd">]>`;
    expect(readPing(bomb + call('weblogUpdates.ping', 'A', '&a;', '&b;'))).toEqual({ kind: 'unreadable' });
  });

  test('a call of another method is told apart', () => {
    expect(readPing(call('system.listMethods'))).toEqual({
      kind: 'unknown-method',
      name: 'system.listMethods',
    });
    expect(readPing(call('pingback.ping', 'https://a.example/'))).toMatchObject({ kind: 'unknown-method' });
  });

  test.each([
    '',
    'hello',
    '<html><body>methodCall</body></html>',
    '{"methodName":"weblogUpdates.ping"}',
    '<methodCall>',
    call('weblogUpdates.ping'),
    call('weblogUpdates.ping', 'A'),
    call('weblogUpdates.ping', 'A', 'javascript:alert(1)', 'ftp://a.example/', 'a.example'),
    '<a>'.repeat(5_000) + call('weblogUpdates.ping', 'A', 'https://a.example/'),
    call('weblogUpdates.ping', 'A', '<b>'.repeat(5_000)),
    '<![CDATA['.repeat(1_600),
  ])('what is no ping is unreadable, and breaks nothing: %.60s', (body) => {
    expect(readPing(body)).toEqual({ kind: 'unreadable' });
  });
});

describe('writing', () => {
  test('an answer has the two members that clients look for', () => {
    const xml = writeAnswer({ flerror: true, message: 'A & <b>\u0001\uffff' });
    const $ = load(xml, { xml: true });
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/);
    const values = $('methodResponse > params > param > value > struct > member').map((_, member) => [
      [$('name', member).text(), $('value', member).children()[0]!.name, $('value', member).text()],
    ]);
    expect(values.get()).toEqual([
      ['flerror', 'boolean', '1'],
      ['message', 'string', 'A & <b>'],
    ]);
    expect(writeAnswer({ flerror: false, message: '' })).toContain('<boolean>0</boolean>');
  });

  test('a fault has a number and a sentence', () => {
    const $ = load(writeFault(faults.unknownMethod, 'No'), { xml: true });
    expect($('methodResponse > fault > value > struct int').text()).toBe('-32601');
    expect($('fault string').text()).toBe('No');
  });
});
