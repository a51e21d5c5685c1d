import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/model/subscribers/addresses.ts';
import { addressText } from '../../../src/text/english/addresses.ts';
import { sentenceOf } from '../../../src/text/sentences.ts';

const a = (count: number, character = 'a') => character.repeat(count);
const reasonOf = (input: string): string => {
  const result = parseAddress(input);
  return result.kind === 'invalid' ? sentenceOf(addressText, result.problem) : `valid as ${result.address}`;
};
/** A domain of exactly `length` characters in labels of 63 and less. */
const domainOf = (length: number): string => {
  const labels: string[] = [];
  let left = length - 4;
  while (left > 0) {
    const size = Math.min(63, left - (left === 65 ? 2 : 0));
    labels.push(a(size, 'd'));
    left -= size + 1;
  }
  return `${labels.join('.')}.org`;
};

describe('addresses that mail allows', () => {
  it.each([
    'a@iana.org',
    'test.test@nominet.org.uk',
    '123@iana.org',
    'test@123.com',
    "!#$%&'*+/=?^_`{|}~-@iana.org",
    'name+tag@example.org',
    'test@mason-dixon.com',
    'test@g--a.com',
    'test@iana.a',
    'test@c-2.co-uk',
    'reader@example.test',
    `${a(64)}@iana.org`,
    `x@${a(63)}.org`,
    `x@${domainOf(252)}`,
    `${a(64)}@${domainOf(189)}`,
    '""@iana.org',
    '"a b"@iana.org',
    '".a"@iana.org',
    '"a..b"@iana.org',
    '"a@b"@iana.org',
    '"\\""@iana.org',
    '"\\\\"@iana.org',
    'test@xn--hxajbheg2az3al.xn--jxalpdlp',
  ])('%s is valid as it stands', (address) => {
    expect(parseAddress(address)).toEqual({
      kind: 'valid',
      address,
      key: address.toLowerCase(),
      ascii: address,
    });
  });

  it.each([
    ['"test"@iana.org', 'test@iana.org'],
    ['"\\a"@iana.org', 'a@iana.org'],
    ['"a\\.b"@iana.org', 'a.b@iana.org'],
    ['"a\\ b"@iana.org', '"a b"@iana.org'],
    ['"\\a\\""@iana.org', '"a\\""@iana.org'],
  ])('%s loses the quotes and backslashes that it does not need', (input, address) => {
    expect(parseAddress(input)).toMatchObject({ address });
  });

  it('the local part keeps its case, the domain loses it, and the key has none', () => {
    expect(parseAddress('Ann.Lee@EXAMPLE.Org')).toEqual({
      kind: 'valid',
      address: 'Ann.Lee@example.org',
      key: 'ann.lee@example.org',
      ascii: 'Ann.Lee@example.org',
    });
  });

  it.each([
    ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
    ['ann@BÜCHER.example', 'ann@xn--bcher-kva.example'],
    ['ann@faß.de', 'ann@xn--fa-hia.de'],
    ['ann@屋企.香港', 'ann@xn--hoqu73a.xn--j6w193g'],
    ['ann@डाटामेल.भारत', 'ann@xn--c2bd4bq1db8d.xn--h2brj9c'],
    ['ann@example。org', 'ann@example.org'],
    ['ann@ｅｘａｍｐｌｅ.org', 'ann@example.org'],
    ['ann@l·l.cat', 'ann@xn--ll-0ea.cat'],
    ['ann@XN--BCHER-KVA.example', 'ann@xn--bcher-kva.example'],
  ])('%s gets its domain in A-labels', (input, address) => {
    expect(parseAddress(input)).toMatchObject({ address, ascii: address });
  });

  it.each(['Pelé', 'δοκιμή', 'あいうえお', 'संपर्क', 'медведь', '😆ñ', '"ñ ñ"', 'a.ñ.b', a(32, 'ñ')])(
    'a local part of %s needs SMTPUTF8',
    (local) => {
      expect(parseAddress(`${local}@example.org`)).toMatchObject({
        address: `${local}@example.org`,
        ascii: null,
      });
    },
  );

  it('two ways of typing one letter, or of writing its case, are one reader', () => {
    const keys = ['JOSÉ@example.org', 'jose\u0301@example.org', '"josé"@EXAMPLE.org'].map(
      (input) => 'key' in parseAddress(input) && (parseAddress(input) as { key: string }).key,
    );
    expect(new Set(keys)).toEqual(new Set(['jos\u00e9@example.org']));
    expect(parseAddress('jose\u0301@example.org')).toMatchObject({ address: 'jose\u0301@example.org' });
  });
});

describe('addresses that mail refuses', () => {
  it.each([
    '',
    ' ',
    '@',
    'test',
    'test@',
    '@iana.org',
    'test@io',
    'test@localhost',
    '.test@iana.org',
    'test.@iana.org',
    'test..test@iana.org',
    'test\\@test@iana.org',
    'a(b@iana.org',
    'a[b]@iana.org',
    'a:b@iana.org',
    'a;b@iana.org',
    'a,b@iana.org',
    'a<b@iana.org',
    'a"b@iana.org',
    'a\u00a0b@iana.org',
    `${a(65)}@iana.org`,
    `${a(33, 'ñ')}@iana.org`,
    `"${a(63)}"@iana.org`,
    `"${a(61)}\\a"@iana.org`,
    'test@iana.123',
    'test@255.255.255.255',
    'test@0x7f.0x1',
    `test@${a(64)}.org`,
    `test@${a(70, 'ñ')}.org`,
    `x@${domainOf(253)}`,
    `xx@${domainOf(252)}`,
    `${a(64)}@${domainOf(190)}`,
    'test@-iana.org',
    'test@iana-.com',
    'test@iana.org-',
    'test@.iana.org',
    'test@iana.org.',
    'test@iana..com',
    'test@iana_x.org',
    'test@iana/icann.org',
    'test@ia%6ea.org',
    'test@iana.org:25',
    '"""@iana.org',
    '"\\"@iana.org',
    '"test@iana.org',
    'test"@iana.org',
    '"test"test@iana.org',
    '"test""test"@iana.org',
    '"test"."test"@iana.org',
    '"test".test@iana.org',
    '"te\\ñst"@iana.org',
    '"a\u0000"@iana.org',
    '"a\\\u0000"@iana.org',
    'test@[255.255.255.255]',
    'test@[IPv6:2001:db8::1]',
    'test@[unclosed',
    ' test@iana.org',
    'test@iana.org ',
    'test@iana.org\n',
    '\r\n test@iana.org',
    'test @iana.org',
    'test . test@iana.org',
    'test@ iana .org',
    '(comment)test@iana.org',
    'test(comment)@iana.org',
    'test@iana.org(comment)',
    'a\u007f@iana.org',
    'a\u0085@iana.org',
    'a\ud800@iana.org',
    'a\u200bb@iana.org',
    'test@ia\u00adna.org',
    'test@iana\u202e.org',
    'test@xn--a.com',
    'test@xn--iñvalid.com',
    'test@xn--example-.com',
    'test@i❤.ws',
    'test@⒈x.com',
    'test@\u037e.com',
    'test@／x.com',
    'test@．leading.com',
    'test@two．．dots.com',
    'test@－dash.com',
    'test@\u0300a.com',
    '@a.org,@b.org:test@iana.org',
    'test@iana.org, other@iana.org',
    'Ann <ann@iana.org>',
    '<ann@iana.org>',
    'mailto:ann@iana.org',
  ])('%j is invalid', (input) => {
    expect(reasonOf(input)).toMatch(/^[A-Z].*[.\w>]$/);
    expect(parseAddress(input).kind).toBe('invalid');
  });

  it.each([
    ['', 'no address'],
    ['name.example.org', 'no @'],
    ['name@@example.org', 'more than one @'],
    ['name@example@example.org', 'more than one @'],
    ['a@example.org, b@example.org', 'one address only'],
    ['a@example.org;b@example.org', 'one address only'],
    ['name@example,org', 'comma after the @: put a dot'],
    ['name@example.org.', 'ends with a dot'],
    ['na me@example.org', 'a space in the address'],
    ['name@ example.org', 'a space in the address'],
    [' name@example.org', 'before or after the address'],
    ['name@example.org\r\n', 'before or after the address'],
    ['name@gmail', 'ending after “gmail” is missing'],
    ['@example.org', 'nothing before the @'],
    ['name@', 'nothing after the @'],
    ['na(me@example.org', 'can’t have “(” in it'],
    ['name@exa_mple.org', 'can’t have “_” in it'],
    ['name@-example.org', '“-example” starts or ends with a hyphen'],
    ['name@[192.0.2.1]', 'bare IP number'],
    ['name@192.0.2.1', 'ends in a number'],
    ['mailto:name@example.org', 'Leave out “mailto:”'],
    ['Ann Lee <name@example.org>', 'angle brackets: name@example.org'],
    ['"Lee, Ann" <name@example.org>', 'angle brackets: name@example.org'],
    ['"name@example.org', 'quotation marks'],
    ['na\u0000me@example.org', 'control character'],
    ['name\u200b@example.org', 'invisible character (U+200B)'],
    ['na\u3000me@example.org', 'space'],
    [`${a(65)}@example.org`, '64 bytes'],
    [`name@${a(64)}.org`, '63 characters'],
    [`name@${domainOf(300)}`, '253 characters'],
    [a(200_000), '254 bytes'],
  ])('%j is told what is wrong', (input, part) => {
    expect(reasonOf(input)).toContain(part);
  });
});
