/**
 * The SMTP sink as a process of its own: `tsx test/support/smtp-sink-process.ts --port PORT --log FILE`.
 *
 * Before it answers 250 to a mail, it appends a line to the file: `{ at, to, messageId, subject }`, `at` in
 * milliseconds since 1970. On standard output, a JSON line each: `{ port }` when it is ready, and
 * `{ unheard: { to, messageId } }` for every mail after whose dot the client's connection ended with no further word:
 * as many mails as that can be repeated after a crash. It ends on SIGTERM.
 */
import { openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type SinkMail, startSink } from './smtp-sink.ts';

const { values } = parseArgs({ options: { port: { type: 'string' }, log: { type: 'string' } } });
if (!values.log) throw new Error('Say where to write: --log FILE');
const log = openSync(values.log, 'a');

/** A header as it was sent, unfolded; null if it is not there. */
function header(mail: SinkMail, name: string): string | null {
  const end = mail.raw.indexOf('\r\n\r\n');
  const head = mail.raw.subarray(0, end < 0 ? undefined : end).toString('utf8');
  const found = new RegExp(`^${name}:[ \\t]*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head);
  return found ? found[1]!.replace(/\r\n(?=[ \t])/g, '') : null;
}

const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const sink = await startSink({
  port: Number(values.port ?? 0),
  onMail(mail) {
    const line = {
      at: Date.now(),
      to: mail.to[0],
      messageId: header(mail, 'Message-ID'),
      subject: header(mail, 'Subject'),
    };
    writeSync(log, `${JSON.stringify(line)}\n`);
  },
  onUnheard: (mail) => say({ unheard: { to: mail.to[0], messageId: header(mail, 'Message-ID') } }),
});
process.on('SIGTERM', () => process.exit(0));
say({ port: sink.port });
