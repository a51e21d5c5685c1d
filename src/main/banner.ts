import type { Role } from '../cli/options/deps.ts';
import { isLoopback } from '../lib/web-url.ts';
import { bannerText as text } from '../text/install/banner.ts';

export interface BannerFacts {
  role: Role;
  baseUrl: string;
  /** The address that this process listens on; '' if it doesn't listen. */
  address: string;
  dataDir: string;
  hasMailbox: boolean;
  notice: string | null;
  /** The one-time set-up secret; null once there is an owner. */
  setupSecret: string | null;
}

/** Returns the lines that say which addresses to open. */
export function banner(facts: BannerFacts): string[] {
  const { baseUrl, address, notice, setupSecret } = facts;
  if (facts.role === 'worker') return [text.worker];
  return [
    '',
    text.ready,
    text.open(isLoopback(baseUrl) ? baseUrl : text.here(baseUrl, address)),
    ...(setupSecret ? [text.setUp(baseUrl, setupSecret)] : []),
    ...(facts.hasMailbox ? [text.mailbox(baseUrl)] : []),
    ...(notice ? [text.note(notice)] : []),
    text.data(facts.dataDir),
    text.stop,
    '',
  ];
}
