/** What the pages need of the rest of Postrider. */
import type { Logger } from 'pino';
import type { SignUp } from '../actions/follow.ts';
import type { Config } from '../config.ts';
import type { Mailbox as LocalMailbox } from '../mail/mailbox.ts';
import type { Schedule } from '../model/cadence.ts';
import type { Tokens } from '../model/tokens.ts';
import type { Publication, Subscriber } from '../store/schema.ts';

export interface ReaderPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  publications(): Promise<Publication[]>;
  subscriber(id: number): Promise<{ subscriber: Subscriber; publication: Publication } | undefined>;
  /** Says nothing of what it found: the visitor gets the same answer whatever the address. */
  follow(publication: Publication, signUp: SignUp): Promise<void>;
  /** `stale`: an older link, or no longer pending. */
  confirm(token: {
    subscriberId: number;
    nonce: string;
  }): Promise<{ kind: 'confirmed' | 'already' | 'stale' }>;
  unsubscribe(subscriberId: number): Promise<{ kind: 'left' | 'already' | 'unknown' }>;
  rejoin(subscriberId: number): Promise<{ kind: 'active' | 'too-late' | 'unknown' }>;
  /** False if the reader does not follow any more. */
  changeSchedule(subscriberId: number, schedule: Schedule): Promise<boolean>;
}

/** What the pages show of the local mailbox. */
export type Mailbox = Pick<LocalMailbox, 'list' | 'read'>;

export interface AppDeps {
  reader: ReaderPort;
  tokens: Tokens;
  clock: () => Date;
  config: Pick<Config, 'baseUrl' | 'trustProxy'>;
  log: Logger;
  /** Null where mail leaves through SMTP_URL. */
  mailbox: Mailbox | null;
  health: { ready(): Promise<{ name: string; ok: boolean; detail: string }[]> };
  /** A sentence for the start page, such as why no mail leaves. */
  notice: string | null;
}
