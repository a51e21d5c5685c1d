import type { Cadence } from '../issues/cadence.ts';
import type { DigestExtent, DigestGroups, FontName } from './digest.ts';
import type { SocialLinks } from './social.ts';

/** What is followed: a name, a site, a sender, a look. Each field is explained at its column (store/schema/). */
export interface Publication {
  id: number;
  slug: string;
  name: string;
  siteUrl: string;
  language: string;
  fromName: string;
  fromAddress: string;
  replyTo: string | null;
  postal: string | null;
  color: string;
  logoUrl: string | null;
  social: SocialLinks;
  holdMinutes: number;
  floodLimit: number | null;
  defaultCadence: Cadence;
  digestHour: number;
  digestWeekday: number;
  digestMonthDay: number;
  timezone: string;
  quietFrom: number | null;
  quietTo: number | null;
  quietUntil: Date | null;
  lateHours: number;
  mostArticles: number;
  digestExtent: DigestExtent;
  digestGroups: DigestGroups;
  topics: string[];
  font: FontName;
  tagline: string | null;
  footNote: string | null;
  welcome: boolean;
  goodbye: boolean;
  lastSeq: number;
  pausedUntil: Date | null;
  pausedReason: string | null;
  createdAt: Date;
}
