import { describe, expect, it } from 'vitest';
import { classifyReply, normaliseReply, type SmtpPhase } from '../../../src/model/deliveries/smtp-replies.ts';
import type { Blame } from '../../../src/model/deliveries/smtp-reply-rules.ts';

type Case = [
  sentence: string,
  reply: string,
  phase: SmtpPhase,
  kind: 'temporary' | 'permanent',
  blames: Blame,
];

const cases: Case[] = [
  // Before any recipient: the server, or the account that signs in to it.
  [
    'a refusal to greet blames the server',
    '554 5.7.1 No SMTP service here',
    'connect',
    'permanent',
    'server',
  ],
  [
    'a wrong password blames the server',
    '535 5.7.8 Username and Password not accepted',
    'auth',
    'permanent',
    'server',
  ],
  [
    'an outage of the sign-in is temporary',
    '454 4.7.0 Temporary authentication failure',
    'auth',
    'temporary',
    'server',
  ],
  [
    'a refused sender at MAIL FROM blames the server',
    '553 5.7.1 Sender address rejected: not owned by user',
    'mail',
    'permanent',
    'server',
  ],
  ['an unknown word at MAIL FROM blames the server', '550 User unknown', 'mail', 'permanent', 'server'],
  [
    'a mail too big for MAIL FROM blames the content',
    '552 5.3.4 Message size exceeds fixed limit',
    'mail',
    'permanent',
    'content',
  ],
  [
    'a 5xx greeting that says to try again later is temporary',
    '554 too busy, try again later',
    'connect',
    'temporary',
    'server',
  ],
  [
    '421 is temporary wherever it comes',
    '421 4.7.0 example.org Too many connections',
    'rcpt',
    'temporary',
    'server',
  ],

  // The relay's own refusals at RCPT and DATA.
  [
    'relaying denied blames the server',
    '554 5.7.1 <a@example.org>: Relay access denied',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'relaying denied by Exchange blames the server',
    '550 5.7.1 Unable to relay',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    "relaying denied in qmail's words blames the server",
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a missing sign-in at RCPT blames the server',
    '530 5.7.0 Authentication Required',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a missing sign-in under 503 blames the server',
    '503 5.5.1 Error: authentication required',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'the daily limit of the account blames the server',
    '550 5.4.5 Daily user sending limit exceeded',
    'data',
    'permanent',
    'server',
  ],
  [
    'a used-up quota of a sending service blames the server',
    '454 Throttling failure: Daily message quota exceeded.',
    'dot',
    'temporary',
    'server',
  ],
  ['too many recipients blames the server', '452 4.5.3 Too many recipients', 'rcpt', 'temporary', 'server'],
  [
    'a sender that was not verified blames the server',
    '554 Message rejected: Email address is not verified.',
    'dot',
    'permanent',
    'server',
  ],
  [
    'a from address of no known identity blames the server',
    '550 The from address does not match a verified Sender Identity',
    'dot',
    'permanent',
    'server',
  ],
  [
    'not authorized blames the server',
    '550 5.7.1 Client is not authorized to send mail',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a failed SPF check blames the server',
    '550-5.7.26 This mail has been blocked because the sender is unauthenticated.\r\n550 5.7.26 SPF did not pass',
    'dot',
    'permanent',
    'server',
  ],
  [
    'a failed DMARC check in words alone blames the server',
    '550 Rejected by the DMARC policy of the domain',
    'dot',
    'permanent',
    'server',
  ],
  [
    'a blocklisted host blames the server',
    '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a banned sending IP blames the server',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.1]',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'spam at RCPT, before the mail was seen, blames the server',
    '550 5.7.1 Rejected as spam source',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a policy at RCPT that names no recipient blames the server',
    '550 5.7.1 Refused by policy',
    'rcpt',
    'permanent',
    'server',
  ],
  [
    'a full disk of the server blames the server',
    '452 4.3.1 Insufficient system storage',
    'dot',
    'temporary',
    'server',
  ],
  [
    'commands out of order are tried again',
    '503 5.5.1 Bad sequence of commands',
    'rcpt',
    'temporary',
    'server',
  ],

  // No such mailbox.
  [
    '5.1.1 means a bad address',
    '550 5.1.1 The email account that you tried to reach does not exist.',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    '5.1.1 means a bad address at the dot too',
    '550 5.1.1 User unknown',
    'dot',
    'permanent',
    'recipient-address',
  ],
  ['5.1.2 means a bad address', '550 5.1.2 Host unknown', 'rcpt', 'permanent', 'recipient-address'],
  [
    '5.1.3 means a bad address',
    '501 5.1.3 Bad recipient address syntax',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  ['5.1.6 means a bad address', '551 5.1.6 Mailbox has moved', 'rcpt', 'permanent', 'recipient-address'],
  [
    '5.1.10 means a bad address',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    'mailbox unavailable with 5.1.1 means a bad address',
    '550 5.1.1 mailbox unavailable',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    'mailbox unavailable alone may mean anything, and blames the recipient',
    '550 Requested action not taken: mailbox unavailable',
    'rcpt',
    'permanent',
    'recipient',
  ],
  [
    'user unknown means a bad address',
    '550 <a@example.org>: Recipient address rejected: User unknown in relay recipient table',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  ['no such user means a bad address', '550 No such user here', 'rcpt', 'permanent', 'recipient-address'],
  [
    'a user that does not exist means a bad address',
    "554 delivery error: dd This user doesn't have a yahoo.com account",
    'dot',
    'permanent',
    'recipient-address',
  ],
  [
    'a disabled account means a bad address',
    '550 5.2.1 The email account that you tried to reach is disabled.',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    'an unrouteable address means a bad address',
    '550 Unrouteable address',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    'a directory of Microsoft 365 without the recipient means a bad address',
    '550 5.4.1 Recipient address rejected: Access denied. AS(201806281)',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    'an address that reads like a blocklist is not one',
    '550 5.1.1 <spamhaus-spf@example.org>: User unknown',
    'rcpt',
    'permanent',
    'recipient-address',
  ],
  [
    '4.1.1 may be a table that is being rebuilt, and is temporary',
    '450 4.1.1 <a@example.org>: unverified address',
    'rcpt',
    'temporary',
    'recipient-address',
  ],

  // This mailbox, now.
  ['a full mailbox is not a bad address', '552 5.2.2 Mailbox full', 'rcpt', 'permanent', 'recipient'],
  [
    'a mailbox over quota is not a bad address',
    "550 The recipient's mailbox is over quota",
    'rcpt',
    'permanent',
    'recipient',
  ],
  [
    'storage exceeded at the dot blames the recipient',
    '552 Requested mail action aborted: exceeded storage allocation',
    'dot',
    'permanent',
    'recipient',
  ],
  [
    'a mailbox that is full for now is temporary',
    '452 4.2.2 The email account that you tried to reach is over quota',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    'a mailbox that gets too much mail is temporary under 5xx too',
    '550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    "a group's list of allowed senders blames the recipient",
    '550 5.7.133 RESOLVER.RST.SenderNotAuthenticatedForGroup; authentication required',
    'rcpt',
    'permanent',
    'recipient',
  ],
  [
    "a recipient's own policy blames the recipient",
    '554 5.7.1 <a@example.org>: Recipient address rejected: Access denied',
    'rcpt',
    'permanent',
    'recipient',
  ],
  [
    'greylisting is temporary',
    '451 4.7.1 Greylisting in action, please come back in 00:05:00',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    'greylisting under 550 is temporary',
    '550 5.7.1 Greylisted, please try again later',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    '550 with "try again later" is temporary',
    '550 Mailbox busy, try again later',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    'a 4xx without a reason blames the recipient',
    '451 4.4.2 Bad connection',
    'rcpt',
    'temporary',
    'recipient',
  ],
  [
    'a 5xx without a reason blames the recipient',
    '550 Administrative prohibition',
    'rcpt',
    'permanent',
    'recipient',
  ],

  // This mail.
  [
    'a mail too big blames the content',
    '552 5.3.4 Message too big for system',
    'dot',
    'permanent',
    'content',
  ],
  [
    'a mail too big in words alone blames the content',
    '552 Message exceeds fixed maximum message size',
    'dot',
    'permanent',
    'content',
  ],
  [
    'content rejected blames the content',
    '550 5.7.1 Message content rejected',
    'dot',
    'permanent',
    'content',
  ],
  [
    'a spam filter at the dot blames the content',
    '554 5.7.1 Spam message rejected',
    'dot',
    'permanent',
    'content',
  ],
  [
    'a listed link in the mail blames the content',
    '554 5.7.1 Message contains a URL on a blocklist',
    'dot',
    'permanent',
    'content',
  ],
  [
    'a 5xx without a reason at the dot blames the content',
    '554 Transaction failed',
    'dot',
    'permanent',
    'content',
  ],
];

describe('a refusal', () => {
  it.each(cases)('%s', (_sentence, reply, phase, kind, blames) => {
    expect(classifyReply(reply, phase)).toEqual({ kind, blames });
  });

  it('is none where the server agrees', () => {
    expect(classifyReply('250 2.0.0 Ok: queued as 4F1', 'dot').kind).toBe('accepted');
    expect(classifyReply('354 go ahead', 'data').kind).toBe('accepted');
    expect(classifyReply('250-mx.example.org\r\n250 PIPELINING', 'connect').kind).toBe('accepted');
  });

  it('is temporary where the answer is no SMTP reply', () => {
    expect(classifyReply('HTTP/1.1 400 Bad Request', 'connect')).toEqual({
      kind: 'temporary',
      blames: 'server',
    });
  });
});

describe('two refusals', () => {
  const same = (a: [string, string], b: [string, string]) => {
    expect(normaliseReply(...a)).toBe(normaliseReply(...b));
  };

  it('are the same whatever the address', () => {
    same(
      ['550 5.1.1 <ann@example.org>: Recipient address rejected: User unknown', 'ann@example.org'],
      [
        '550 5.1.1 <Bob.B@mail.example.com>: Recipient address rejected: User unknown',
        'bob.b@mail.example.com',
      ],
    );
    same(['550 No such user ann here', 'ann@a.example'], ['550 No such user BOB here', 'bob@b.example']);
  });

  it('are the same whatever the queue id, time, host and link', () => {
    same(
      [
        '550-5.7.1 [192.0.2.7] blocked by mx1.example.net,\r\n550-5.7.1 see https://example.net/?id=a1b2\r\n550 5.7.1 p-1f2e3d4c5b - gsmtp',
        'a@example.org',
      ],
      [
        '550-5.7.1 [2001:db8::7] blocked by mx22.example.com,\r\n550-5.7.1 see https://example.net/?id=ff00\r\n550 5.7.1 9a8b7c6d5e4f - gsmtp',
        'b@example.org',
      ],
    );
  });

  it('are the same on one line or on several', () => {
    same(
      ['550-5.7.1 Too much\r\n550 5.7.1 mail', 'a@example.org'],
      ['550 5.7.1 Too much mail', 'a@example.org'],
    );
  });

  it('differ in their codes and words', () => {
    const user = normaliseReply('550 5.1.1 User unknown', 'a@example.org');
    expect(user).toBe('550 5.1.1 user unknown');
    expect(normaliseReply('550 5.7.1 User unknown', 'a@example.org')).not.toBe(user);
    expect(normaliseReply('550 5.1.1 Mailbox unknown', 'a@example.org')).not.toBe(user);
  });
});
