/** Which mail programs lack what a mail's HTML and CSS use, by the data of caniemail.com. */
import { caniemail, rawData } from 'caniemail';

/** The programs that mails are made for, by the names that docs/mail-support.md uses. */
export const programs = {
  'gmail.desktop-webmail': 'Gmail on the web',
  'gmail.mobile-webmail': 'Gmail on the mobile web',
  'gmail.android': 'Gmail for Android',
  'gmail.ios': 'Gmail for iOS',
  'outlook.windows': 'Outlook for Windows',
  'outlook.windows-mail': 'Windows Mail',
  'outlook.macos': 'Outlook for Mac',
  'outlook.android': 'Outlook for Android',
  'outlook.ios': 'Outlook for iOS',
  'apple-mail.macos': 'Apple Mail',
  'apple-mail.ios': 'Apple Mail for iOS',
} as const;
type Program = keyof typeof programs;
const clients = Object.keys(programs) as Program[];

/** Features that the package does not look for by itself. */
const overlooked: [used: RegExp, feature: string][] = [
  [/prefers-color-scheme/, '@media (prefers-color-scheme)'],
  [/[;{"]color-scheme:/, 'color-scheme CSS property'],
  [/<meta name="color-scheme"/, 'color-scheme meta tag'],
  [/max-height:/, 'max-height property'],
  [/margin-inline-(start|end):/, 'margin-inline-start & margin-inline-end'],
  [/padding-inline-(start|end):/, 'padding-inline-start & padding-inline-end'],
  [/margin-(inline|block):/, 'margin-inline & margin-block'],
  [/padding-(inline|block):/, 'padding-inline & padding-block'],
  [/border-(inline|block)[^:]*:/, 'border-inline & border-block'],
];

type Stats = Record<string, Record<string, Record<string, string>>>;
const features = (rawData as unknown as { data: { title: string; stats: Stats }[] }).data;

/** `n` in the newest version of which something is known. */
function lacks(feature: string, client: Program): boolean {
  const found = features.find(({ title }) => title === feature);
  if (!found) throw new Error(`caniemail knows no feature "${feature}"`);
  const [family, platform] = client.split('.') as [string, string];
  return Object.values(found.stats[family]?.[platform] ?? {})
    .at(-1)!
    .startsWith('n');
}

/** The rules inside media queries, which the package leaves out. */
const mediaRules = (html: string): string =>
  [...html.matchAll(/@media[^{]*\{((?:[^{}]*\{[^{}]*\})*)\s*\}/g)].map(([, rules]) => rules).join('\n');

/** Adds to `found`, by feature, the programs that lack what this mail uses. */
export function addUnsupported(found: Map<string, Set<string>>, html: string): void {
  const add = (feature: string, client: Program) =>
    found.set(feature, (found.get(feature) ?? new Set()).add(programs[client]));
  const globs = ['gmail.*', 'outlook.*', 'apple-mail.*'] as const;
  const inMedia = mediaRules(html);
  for (const part of [{ html }, ...(inMedia ? [{ css: inMedia }] : [])]) {
    const { errors } = caniemail({ clients: [...globs], ...part }).issues;
    for (const [client, issues] of errors) for (const { title } of issues) add(title, client as Program);
  }
  for (const [used, feature] of overlooked)
    if (used.test(html)) for (const client of clients) if (lacks(feature, client)) add(feature, client);
}
