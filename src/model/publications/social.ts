/** Social links: what an owner sets, and the links that the follow bar, its frame and mails make from it. */
import { webUrl } from '../../lib/web-url.ts';

/** Web addresses of the owner's own pages on each network. */
export interface SocialLinks {
  youtube?: string;
  linkedin?: string;
  instagram?: string;
  wechat?: string;
  whatsapp?: string;
  messenger?: string;
}
export type SocialName = keyof SocialLinks;

/** The networks, in the order of the follow bar. */
export const socialNames = ['youtube', 'linkedin', 'instagram', 'wechat', 'whatsapp', 'messenger'] as const;

/** The names as the networks write them. They are the same in every language. */
export const properNames: Record<SocialName, string> = {
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  instagram: 'Instagram',
  wechat: 'WeChat',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

/** The items of the follow bar, from left to right. */
export const barOrder = [
  'email',
  'youtube',
  'linkedin',
  'share',
  'instagram',
  'wechat',
  'whatsapp',
  'messenger',
] as const satisfies readonly (SocialName | 'email' | 'share')[];

/** The page that a reader shares. */
export interface SharedPage {
  url: string;
  title: string;
}

/**
 * The networks on which any page can be shared: the start of their form's address, and whether it takes only the URL or
 * text.
 */
export const shareForms: Partial<Record<SocialName, { start: string; takes: 'url' | 'text' }>> = {
  linkedin: { start: 'https://www.linkedin.com/sharing/share-offsite/?url=', takes: 'url' },
  whatsapp: { start: 'https://wa.me/?text=', takes: 'text' },
};

/**
 * One link of the follow bar. `visit` leads to the owner's page, and `share` to the network's form with the page filled
 * in. `code` has an address that is shown as a QR code. `page` has the address of the shared page, to copy or pass on.
 */
export type BarLink =
  | { name: SocialName; does: 'visit' | 'share' | 'code'; url: string }
  | { name: 'share'; does: 'page'; url: string };

/**
 * @returns the links for one page, in the order of the follow bar. Every `url` is a web address (see lib/web-url.ts).
 */
export function barLinks({ social, url, title }: { social: SocialLinks } & SharedPage): BarLink[] {
  const page = webUrl(url);
  return barOrder.flatMap((name): BarLink[] => {
    if (name === 'email') return [];
    if (name === 'share') return page ? [{ name, does: 'page', url: page }] : [];
    const link = socialLink(name, webUrl(social[name]), page ? { url: page, title } : null);
    return link ? [link] : [];
  });
}

/**
 * Returns the link of one network: to the owner's page there, or else to share the current page; null if neither is
 * possible.
 */
function socialLink(name: SocialName, own: string | null, page: SharedPage | null): BarLink | null {
  if (name === 'wechat') {
    const url = own ?? page?.url;
    return url ? { name, does: 'code', url } : null;
  }
  if (own) return { name, does: 'visit', url: own };
  const shared = page && shareUrl(name, page);
  return shared ? { name, does: 'share', url: shared } : null;
}

function shareUrl(name: SocialName, { url, title }: SharedPage): string | null {
  const form = shareForms[name];
  if (!form) return null;
  // encodeURIComponent throws on half a surrogate pair.
  const text = form.takes === 'url' ? url : `${title.replace(/\p{Cs}/gu, '\ufffd')} ${url}`.trim();
  return form.start + encodeURIComponent(text);
}
