/**
 * One mail over one connection. Nodemailer can't say whether a failure came before or after the final dot, so the
 * phase is tracked here: the message is a stream that does not end before `beforeDot` has returned true.
 *
 * | phase | from                                                   | a failure without a reply is |
 * |-------|--------------------------------------------------------|------------------------------|
 * | mail  | MAIL FROM, RCPT TO and DATA leave                      | temporary                    |
 * | data  | the server said 354, and the message is handed over    | temporary                    |
 * | dot   | `beforeDot` returned true: the dot leaves or has left   | ambiguous                    |
 */
import { Readable } from 'node:stream';
import type { SmtpProblem } from '../../model/deliveries/smtp-problems.ts';
import { classifyReply, replyLine, type SmtpPhase } from '../../model/deliveries/smtp-replies.ts';
import { smtpProblem } from '../../text/owner/mail-server.ts';
import { connectionProblem, hostAndPort, noReplyToDot, type SmtpError, secondsOf } from './smtp-errors.ts';
import type { Link } from './smtp-link.ts';

/** `reply` is the server's reply on one line, or else a sentence about the failure. It is stored with the delivery. */
export type SendResult =
  | { kind: 'sent'; reply: string }
  /** `beforeMail` returned false: no command was sent, the connection stays usable. Also the result after `close()`. */
  | { kind: 'stopped' }
  /** `beforeDot` returned false: the connection was destroyed before the dot. */
  | { kind: 'fenced' }
  /** 4xx anywhere; before the dot also 421, reset, timeout, DNS and TLS failures, a refused connection. */
  | { kind: 'temporary'; reply: string; blames: 'recipient' | 'server' }
  | { kind: 'permanent'; reply: string; blames: 'recipient-address' | 'recipient' | 'content' | 'server' }
  /** Timeout or reset after the dot left: the server may have the mail. */
  | { kind: 'ambiguous'; reply: string };

export interface Mail {
  envelope: { from: string; to: string };
  /** The whole message, lines ending in CRLF. Dots are stuffed here, not by the caller. */
  raw: Buffer;
}

export interface SendHooks {
  /** Called right before MAIL FROM, and again if the connection turns out to be dead. False: no command is sent. */
  beforeMail(): Promise<boolean>;
  /** Called when all but the final dot has been handed over. False: the dot is never sent. */
  beforeDot(): Promise<boolean>;
}

export interface Transaction {
  result: SendResult;
  /** Whether the connection is alive and can carry another mail. */
  usable: boolean;
  /** Whether the server closed the connection before it answered any command of this mail. */
  closedUnheard: boolean;
}

type Phase = 'mail' | 'data' | 'dot';
type Ending = { kind: 'reply'; reply: string } | { kind: 'error'; error: SmtpError } | { kind: 'timeout' };

const notAscii = /\P{ASCII}/u;

const cut = (result: SendResult): Transaction => ({ result, usable: false, closedUnheard: false });

/** Sends one mail over the connection. @throws the error of a hook, after the connection is destroyed */
export async function transact(link: Link, mail: Mail, hooks: SendHooks): Promise<Transaction> {
  try {
    if (!(await hooks.beforeMail())) return { ...cut({ kind: 'stopped' }), usable: true };
    if (notAscii.test(mail.envelope.from + mail.envelope.to) && !link.smtpUtf8) {
      const reply = smtpProblem({ code: 'no-smtputf8', server: hostAndPort(link.settings) });
      return { ...cut({ kind: 'permanent', reply, blames: 'recipient' }), usable: true };
    }
    link.mails++;
    const { phase, ending, allowed } = await exchange(link, mail, hooks);
    if (allowed === false) return cut({ kind: 'fenced' });
    if (ending.kind === 'reply') return accepted(link, phase, ending.reply);
    return failed(link, phase, ending.kind === 'timeout' ? null : ending.error);
  } catch (error) {
    link.destroy();
    throw error;
  }
}

interface Exchange {
  phase: Phase;
  ending: Ending;
  /** The result of `beforeDot`, if it was called. */
  allowed: boolean | undefined;
}

const closed: Ending = {
  kind: 'error',
  error: Object.assign(new Error('Connection closed'), { code: 'ECONNECTION' }),
};

/** Sends the mail until the first of these: the final reply, a failure, the time limit, a hook that returns false. */
async function exchange(link: Link, { envelope, raw }: Mail, hooks: SendHooks): Promise<Exchange> {
  let phase: Phase = 'mail';
  let asked: Promise<boolean> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let offEnd: (() => void) | undefined;
  const first = await new Promise<Omit<Exchange, 'allowed'>>((resolve) => {
    const end = (ending: Ending) => {
      resolve({ phase, ending });
      // Half a message is sent. Destroy the connection now, so that a hook that returns true later can't send the dot.
      if (phase === 'data') link.destroy();
    };
    const limit = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        end({ kind: 'timeout' });
        link.destroy();
      }, link.settings.timeoutMs);
    };
    async function* message(): AsyncGenerator<Buffer> {
      phase = 'data';
      limit();
      yield raw;
      limit();
      asked = (async () => hooks.beforeDot())();
      // An error of the hook is thrown again by `await asked` below.
      if (await asked.catch(() => false)) phase = 'dot';
      else end(closed);
    }

    limit();
    // Nodemailer emits `end` before it calls back with the server's last reply, so `end` waits for one turn.
    offEnd = link.onEnd(() => setImmediate(end, closed));
    const use8BitMime = notAscii.test(envelope.from + envelope.to);
    link.connection.send(
      { ...envelope, size: raw.length, use8BitMime },
      Readable.from(message(), { objectMode: false }),
      (error, info) => end(error ? { kind: 'error', error } : { kind: 'reply', reply: info!.response }),
    );
  });
  clearTimeout(timer);
  offEnd?.();
  return { ...first, allowed: await asked };
}

function accepted(link: Link, phase: Phase, reply: string): Transaction {
  if (phase === 'dot') return { ...cut({ kind: 'sent', reply: replyLine(reply) }), usable: true };
  const tooEarly = smtpProblem({ code: 'too-early', server: hostAndPort(link.settings) });
  return cut({ kind: 'temporary', reply: tooEarly, blames: 'server' });
}

/** Returns which of our commands a refusal answers. */
function answered(command: string | undefined, phase: Phase): SmtpPhase {
  if (command === 'MAIL FROM') return 'mail';
  if (command === 'RCPT TO') return 'rcpt';
  return phase === 'mail' ? 'data' : 'dot';
}

/** `error` is null after a timeout. */
async function failed(link: Link, phase: Phase, error: SmtpError | null): Promise<Transaction> {
  const { settings } = link;
  const response = error?.response;
  if (response && (phase !== 'dot' || /^[45]/.test(response))) return refused(link, phase, error, response);
  const timedOut = !error || error.code === 'ETIMEDOUT';
  if (phase === 'dot')
    return cut({ kind: 'ambiguous', reply: smtpProblem(noReplyToDot(settings, timedOut)) });
  // Nodemailer itself refused before it sent a command: the mail is too large, or an address is malformed.
  if (error?.code === 'EMESSAGE')
    return unsaid({ kind: 'permanent', reply: error.message, blames: 'content' });
  if (error?.code === 'EENVELOPE') {
    const blames = error.message.startsWith('Invalid recipient') ? 'recipient-address' : 'server';
    return unsaid({ kind: 'permanent', reply: error.message, blames });
  }
  const problem: SmtpProblem = timedOut
    ? { code: 'no-reply', server: hostAndPort(settings), seconds: secondsOf(settings.timeoutMs) }
    : connectionProblem(settings, error);
  return {
    ...cut({ kind: 'temporary', reply: smtpProblem(problem), blames: 'server' }),
    closedUnheard: phase === 'mail' && !timedOut,
  };
}

const unsaid = (result: SendResult): Transaction => ({ ...cut(result), usable: true });

async function refused(link: Link, phase: Phase, error: SmtpError, response: string): Promise<Transaction> {
  const { kind, blames } = classifyReply(response, answered(error.command, phase));
  const reply = replyLine(response);
  const result: SendResult =
    kind === 'permanent'
      ? { kind, reply, blames }
      : { kind: 'temporary', reply, blames: blames === 'server' ? 'server' : 'recipient' };
  // After a reply to the dot no transaction is open. After a refusal within the message, half of it has been sent.
  const usable = link.isAlive() && (phase === 'dot' || (phase === 'mail' && (await link.reset())));
  return { result, usable, closedUnheard: phase === 'mail' && /^421/.test(response) };
}
