/**
 * What goes wrong on the way to a mail server; src/text/owner/mail-server.ts has a sentence for each code. `server` is
 * host and port, `reply` what the server said, `detail` the message of an error.
 */
export type SmtpProblem =
  | { code: 'host-not-found'; host: string; detail: string }
  | {
      code: 'certificate' | 'no-implicit-tls' | 'starttls-fails' | 'connection-failed';
      server: string;
      detail: string;
    }
  | {
      code:
        | 'connection-refused'
        | 'unreachable'
        | 'closed'
        | 'closed-after-dot'
        | 'no-sign-in'
        | 'no-password'
        | 'no-smtputf8'
        | 'too-early';
      server: string;
    }
  /** `wantsTls`: the port is the one for TLS from the start, and the settings don't use that. */
  | { code: 'no-answer'; server: string; seconds: number; wantsTls: boolean }
  | { code: 'no-reply' | 'no-reply-to-dot'; server: string; seconds: number }
  | { code: 'sign-in-refused' | 'greeting-refused'; server: string; reply: string }
  /** The program is to end. */
  | { code: 'stopping' };
