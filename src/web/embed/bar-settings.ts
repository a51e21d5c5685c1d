/** What the server and the bar's script, embed/bar.js, agree on. Types alone. */

/** What the bar of one publication runs on. */
export interface BarSettings {
  /** Postrider's own address, without a trailing slash. */
  base: string;
  slug: string;
  /** The publication's site. */
  site: string;
  /** The name of the field that only robots fill in. */
  trap: string;
  /** The one chosen at first. */
  cadence: string;
  /** Each with its name. */
  cadences: [value: string, name: string][];
  items: BarItem[];
  words: BarWords;
  css: string;
}

/** A place of the bar: with an address of the owner's, or with how to share the page that the bar is on. */
export interface BarItem {
  name: string;
  /** Of an SVG path in a square of 24. */
  path: string;
  label: string;
  url?: string;
  start?: string | undefined;
  /** The share form takes the title with the address. */
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

/** What a sign-up is answered with, as JSON: see src/web/reader/follow/answer.ts. */
export interface BarAnswer {
  kind: 'check-mail' | 'wrong' | 'again' | 'limited' | 'unknown';
  title: string;
  lead: string;
  notes?: string[];
  /** Of `again`: what the button says, and the stamp for the next try. */
  button: string;
  stamp: string;
  /** Of `wrong`. */
  problems?: { email?: string; cadence?: string; timezone?: string };
}
