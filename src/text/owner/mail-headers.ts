/** What each header of a mail is for, in a plain word, by its name in small letters. */
const meanings: Record<string, string> = {
  // RFC 5322, 3.6
  from: 'Who the mail is from, as mail programs show it.',
  sender: 'Who sent it, where that is somebody else than who it is from.',
  'reply-to': 'Where an answer goes. Without it, answers go to the address in From.',
  to: 'Who the mail is for. Each reader gets a mail of their own and sees no other address.',
  cc: 'Who gets a copy, for all to see.',
  subject: 'The line that readers see in their list of mail.',
  date: 'When the mail was written. It stays the same however often sending is tried.',
  'message-id':
    'The one name of this mail in the whole world. A second try has the same, so that mail programs can see two copies as one.',
  'in-reply-to': 'The mail that this one answers.',
  references: 'The mails before it in the same conversation.',
  // RFC 2045, 4 to 6
  'mime-version': 'Says that the mail can have several parts and letters of every language.',
  'content-type':
    'What the mail is made of. “multipart/alternative” is the same mail twice, as text and as HTML: the mail program shows the one it can.',
  'content-transfer-encoding': 'How letters that are not English are written so that they arrive whole.',
  // RFC 3282
  'content-language': 'The language that the mail is written in.',
  // RFC 2919
  'list-id':
    'The publication’s own name and number. Mail programs can sort by it, whatever the sender’s address.',
  // RFC 2369, 3
  'list-unsubscribe':
    'Where to leave. Mail programs make a button of their own of it, next to the sender’s name.',
  'list-help': 'Where a reader can change how often mail comes.',
  'list-subscribe': 'Where to follow.',
  'list-post': 'Where to write to all readers; “NO” where nobody can.',
  'list-owner': 'How to reach the person who runs the list.',
  'list-archive': 'Where older mails can be read.',
  // RFC 8058
  'list-unsubscribe-post':
    'Says that one press on that button is enough to leave: no page opens and nothing has to be confirmed. Gmail and Yahoo ask this of whoever sends much.',
  // Gmail’s own; no RFC
  'feedback-id':
    'Tells Gmail’s statistics for senders which issue a mail belongs to. If readers report it as spam, the sender can see which one it was.',
  // RFC 3834, 5
  'auto-submitted': 'Says that a machine wrote this mail, so that no holiday notice answers it.',
  // RFC 2076, 3.9
  precedence: 'An old way to say that many people get this mail, so that no holiday notice answers it.',
  // RFC 5321, 4.4
  received:
    'A stamp of a mail server on the way: from whom it took the mail, and when. The newest is on top.',
  'return-path': 'Where a mail goes back to that can not be delivered.',
  // RFC 9228
  'delivered-to': 'The mailbox that it was put into.',
  // RFC 6376
  'dkim-signature':
    'The sender’s seal. A mail server looks up the sender’s key in the DNS and sees whether the mail is genuine and nothing was changed.',
  // RFC 8601
  'authentication-results': 'What the receiving server found when it checked the seal and the sender.',
  // RFC 7208, 9.1
  'received-spf': 'Whether the server that sent it may send for this domain.',
  // RFC 8617
  'arc-seal': 'A seal of a server that passed the mail on.',
  'arc-message-signature': 'A seal of a server that passed the mail on.',
  'arc-authentication-results': 'What a server that passed the mail on had found when it checked the sender.',
  // RFC 5064
  'archived-at': 'Where this mail can be read on the web.',
};

const invented =
  'A header that a program made up for itself. Mail programs pass it on and do nothing with it.';
const unknown = 'A header for programs on the way. Readers do not see it.';

/** One sentence on any header, known or not. */
export function headerMeaning(name: string): string {
  const key = name.toLowerCase();
  return (Object.hasOwn(meanings, key) && meanings[key]) || (key.startsWith('x-') ? invented : unknown);
}
