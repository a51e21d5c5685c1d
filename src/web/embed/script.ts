/** The follow bar's script for one publication: calls the function in embed/bar.js with the publication's settings. */

import { webUrl } from '../../lib/web-url.ts';
import { cadences } from '../../model/issues/cadence.ts';
import type { Publication } from '../../model/publications/publication.ts';
import { barOrder, type SocialName, shareForms } from '../../model/publications/social.ts';
import type { EmbedText } from '../../text/reader/catalogue.ts';
import { readerText } from '../../text/reader/catalogues.ts';
import { trapField } from '../reader/follow/read-form.ts';
import type { BarItem, BarSettings } from './bar-settings.ts';
import { barFunction, icons, topicsFunction, topicsStyle } from './files.ts';
import { barCss } from './style.ts';

/** Returns JSON that is safe inside a script and inside a page, whatever the value contains. */
const json = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Maximum size of the script in bytes. */
const maxScriptBytes = 15_000;

/**
 * `baseUrl` has no trailing slash. Topics that would make the script too large are omitted; readers can choose them on
 * their own page.
 */
export function barScript(publication: Publication, baseUrl: string): string {
  const settings = settingsOf(publication, baseUrl);
  const { topics, language } = publication;
  const plain = `(${barFunction})(${json(settings)});`;
  if (topics.length === 0) return plain;
  const title = readerText(language).pages.follow.topics;
  const fields = `(${topicsFunction})(${json(title)},${json(topics)})`;
  const withTopics = `(${barFunction})(${json({ ...settings, css: settings.css + topicsStyle })},${fields});`;
  return Buffer.byteLength(withTopics) < maxScriptBytes ? withTopics : plain;
}

function settingsOf(publication: Publication, baseUrl: string): BarSettings {
  const { name, slug, siteUrl, defaultCadence, language } = publication;
  const { code, pages, embed: text } = readerText(language);
  const names = pages.cadences(publication);
  return {
    base: baseUrl,
    slug,
    site: siteUrl,
    trap: trapField,
    cadence: defaultCadence,
    cadences: cadences.map((cadence) => [cadence, names[cadence].name]),
    items: itemsOf(publication, text),
    words: {
      lang: code,
      bar: text.bar(name),
      address: pages.follow.email,
      cadence: pages.follow.cadence,
      button: pages.follow.button,
      promise: pages.follow.promise,
      trap: pages.follow.trap,
      scan: webUrl(publication.social.wechat) ? text.scanOwner(name) : text.scanPage,
      codeAlt: text.codeAlt(''),
      openCode: text.openCode,
      close: text.close,
      copied: text.copied,
      copyByHand: text.copyByHand,
      goesOn: text.goesOn,
    },
    css: barCss(publication.color),
  };
}

function itemsOf({ name: publication, social }: Publication, text: EmbedText): BarItem[] {
  return barOrder.flatMap((name): BarItem[] => {
    const { path } = icons[name];
    if (name === 'email' || name === 'share') return [{ name, path, label: text[name] }];
    const url = webUrl(social[name]);
    const form = shareForms[name];
    if (!url && !form && name !== 'wechat') return [];
    const shared = url ? { url } : { start: form?.start, text: form?.takes === 'text' };
    return [{ name, path, label: labelOf(text, name, url !== null, publication), ...shared }];
  });
}

/** Returns the text that says what a link of the bar does. */
export function labelOf(text: EmbedText, name: SocialName, own: boolean, publication: string): string {
  if (name === 'wechat') return text.code;
  return own ? text.visit(name, publication) : text.shareOn(name);
}
