/**
 * Why a mail server could not be used; src/text/owner/mail-server.ts has a sentence for each code. `server` is its host
 * and port, `reply` the reply of the server, `detail` the message of an error.
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
  /** `wantsTls`: the port expects TLS from the start of the connection, and the settings don't use it. */
  | { code: 'no-answer'; server: string; seconds: number; wantsTls: boolean }
  | { code: 'no-reply' | 'no-reply-to-dot'; server: string; seconds: number }
  | { code: 'sign-in-refused' | 'greeting-refused'; server: string; reply: string }
  /** Postrider is shutting down. */
  | { code: 'stopping' };
