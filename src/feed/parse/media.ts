/** Pictures, sounds and films that an entry names: Media RSS, enclosures, iTunes. */
import type { Address, Content, RawEnclosure } from './entries.ts';
import { firstContent } from './markup.ts';
import { named, ownText, type XmlElement } from './xml/xml.ts';

const isPicture = ({ url, href, type, medium }: XmlElement['attributes']): boolean =>
  medium === 'image' ||
  Boolean(type?.startsWith('image/')) ||
  (!medium && !type && /\.(jpe?g|png|gif|webp|avif)(\?|$)/i.test(url ?? href ?? ''));

/** `media:content` and the like, of the entry and of the groups in it. */
const inMedia = (entry: XmlElement, name: string): XmlElement[] => {
  const groups = [entry, ...named(entry, 'media:group')];
  return [...groups, ...groups.flatMap((group) => named(group, 'media:content'))].flatMap((holder) =>
    named(holder, name),
  );
};

const addressIn = (element: XmlElement): Address[] => {
  const value = element.attributes.url ?? element.attributes.href ?? ownText(element);
  return value ? [{ value, base: element.base }] : [];
};

/** Full pictures before thumbnails; those that are declared tiny are left out. */
export function picturesOf(entry: XmlElement): Address[] {
  const contents = inMedia(entry, 'media:content').filter(({ attributes }) => isPicture(attributes));
  const media = [...contents, ...inMedia(entry, 'media:thumbnail')].filter(
    ({ attributes: { width } }) => !/^\d+$/.test(width ?? '') || Number(width) >= 50,
  );
  const attached = enclosureElements(entry).filter(({ attributes }) => isPicture(attributes));
  const others = named(entry, 'itunes:image', 'googleplay:image', 'image').flatMap((image) => {
    const [inside] = named(image, 'url');
    return addressIn(inside ?? image);
  });
  return [...[...media, ...attached].flatMap(addressIn), ...others];
}

/** Files that come with an entry, each once; of Media RSS only sounds and films: its pictures are the article's. */
export function enclosuresOf(entry: XmlElement): RawEnclosure[] {
  const media = inMedia(entry, 'media:content').filter(
    ({ attributes: { type, medium } }) =>
      /^(audio|video)\//.test(type ?? '') || /^(audio|video)$/.test(medium ?? ''),
  );
  // RFC 4287, 4.1.3.2: the content is at that address.
  const remote = named(entry, 'content').flatMap(({ attributes: { src, type }, base }) =>
    src ? [{ value: src, base, type }] : [],
  );
  return [
    ...[...enclosureElements(entry), ...media].flatMap((element) =>
      addressIn(element).map((address) => ({
        ...address,
        type: element.attributes.type,
        length: element.attributes.length ?? element.attributes.filesize,
      })),
    ),
    ...remote,
  ];
}

const enclosureElements = (entry: XmlElement): XmlElement[] => [
  ...named(entry, 'enclosure'),
  ...named(entry, 'link').filter(({ attributes: { rel, href } }) => href && rel === 'enclosure'),
];

/** What video sites give instead of a text. */
export function mediaText(entry: XmlElement): Content | undefined {
  const texts = inMedia(entry, 'media:description');
  return firstContent(texts, false);
}

export const mediaTitles = (entry: XmlElement): XmlElement[] => inMedia(entry, 'media:title');
export const mediaCategories = (entry: XmlElement): XmlElement[] => inMedia(entry, 'media:category');
