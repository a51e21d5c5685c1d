/** The contract between the server and the bar's script, embed/bar.js. Contains only types. */

/** The settings of one publication's bar. */
export interface BarSettings {
  /** Postrider's address, without a trailing slash. */
  base: string;
  slug: string;
  /** Address of the publication's site. */
  site: string;
  /** Name of the trap field, which only robots fill in. */
  trap: string;
  /** The cadence that is selected at first. */
  cadence: string;
  /** The cadences with their names. */
  cadences: [value: string, name: string][];
  items: BarItem[];
  words: BarWords;
  css: string;
}

/** A place of the bar: either an address of the owner's, or how to share the page that the bar is on. */
export interface BarItem {
  name: string;
  /** Data of an SVG path in a square of 24 units. */
  path: string;
  label: string;
  url?: string;
  start?: string | undefined;
  /** Whether the share form also takes the title. */
  text?: boolean;
}

interface BarWords {
  lang: string;
  bar: string;
  address: string;
  cadence: string;
  button: string;
  promise: string;
  trap: string;
  scan: string;
  codeAlt: string;
  openCode: string;
  close: string;
  copied: string;
  copyByHand: string;
  goesOn: string;
}

/** The answer to a sign-up as JSON: see src/web/reader/follow/answer.ts. */
export interface BarAnswer {
  kind: 'check-mail' | 'wrong' | 'again' | 'limited' | 'unknown';
  title: string;
  lead: string;
  notes?: string[];
  /** For `again`: the button's text, and the stamp for the next attempt. */
  button: string;
  stamp: string;
  /** For `wrong`. */
  problems?: { email?: string; cadence?: string; timezone?: string };
}
