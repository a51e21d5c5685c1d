/** What a reader's language consists of. English is the original: a language that lacks one of its sentences doesn't compile. */
import type { english } from './en/reader.ts';

/** All that readers see, in one language. */
export type ReaderText = typeof english;

export type EmbedText = ReaderText['embed'];
export type MailText = ReaderText['mail'];
export type ManageText = ReaderText['manage'];
export type PageText = ReaderText['pages'];
