/** What the pages need of the rest of Postrider. */
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Cadence, Schedule } from '../model/cadence.ts';
import type { Tokens } from '../model/tokens.ts';
import type { Publication, Subscriber } from '../store/schema.ts';

export interface ReaderPort {
  publicationBySlug(slug: string): Promise<Publication | undefined>;
  publications(): Promise<Publication[]>;
  subscriber(id: number): Promise<{ subscriber: Subscriber; publication: Publication } | undefined>;
  /** Says nothing of what it found: the visitor gets the same answer whatever the address. */
  follow(
    publication: Publication,
    signUp: {
      address: string;
      addressKey: string;
      cadence: Cadence;
      timezone: string;
      language: string;
      consent: string;
    },
  ): Promise<void>;
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

export interface MailboxEntry {
  id: string;
  receivedAt: Date;
  from: string;
  to: string;
  subject: string;
}

export interface MailboxMail {
  entry: MailboxEntry;
  html: string | null;
  text: string;
  source: string;
  headers: { name: string; value: string }[];
}

/** The local mailbox, newest mail first. */
export interface Mailbox {
  list(): Promise<MailboxEntry[]>;
  read(id: string): Promise<MailboxMail | undefined>;
}

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
