import type { Role } from '../cli/options/deps.ts';
import { isLoopback } from '../lib/web-url.ts';

export interface BannerFacts {
  role: Role;
  baseUrl: string;
  /** Where this process listens; '' where it doesn't. */
  address: string;
  dataDir: string;
  hasMailbox: boolean;
  notice: string | null;
  /** The one-time secret of the set-up; null once there is an owner. */
  setupSecret: string | null;
}

/** The lines that say where to click. */
export function banner(facts: BannerFacts): string[] {
  const { baseUrl, address, notice, setupSecret } = facts;
  if (facts.role === 'worker') return ['Postrider works (role worker). Stop with Ctrl-C.'];
  const open = isLoopback(baseUrl) ? baseUrl : `${baseUrl} (here: ${address})`;
  return [
    '',
    'Postrider is ready.',
    `  Open     ${open}`,
    ...(setupSecret ? [`  Set up   ${baseUrl}/owner/setup with the secret ${setupSecret}`] : []),
    ...(facts.hasMailbox
      ? [`  Mailbox  ${baseUrl}/mailbox (mail stays on this machine until SMTP_URL is set)`]
      : []),
    ...(notice ? [`  Note     ${notice}`] : []),
    `  Data     ${facts.dataDir}`,
    '  Stop     Ctrl-C',
    '',
  ];
}
