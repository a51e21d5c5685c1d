/** The one place of social links: what an owner sets of them, and what the bar, its frame and mails make of that. */
import { webUrl } from '../../lib/web-url.ts';

/** Web addresses of the owner's own pages. */
export interface SocialLinks {
  youtube?: string;
  linkedin?: string;
  instagram?: string;
  wechat?: string;
  whatsapp?: string;
  messenger?: string;
}
export type SocialName = keyof SocialLinks;

/** In the order of the bar. */
export const socialNames = ['youtube', 'linkedin', 'instagram', 'wechat', 'whatsapp', 'messenger'] as const;

/** As their owners write them, in every language. */
export const properNames: Record<SocialName, string> = {
  youtube: 'YouTube',
  linkedin: 'LinkedIn',
  instagram: 'Instagram',
  wechat: 'WeChat',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

/** What stands in the bar, from left to right. */
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

/** The page that is shared. */
export interface SharedPage {
  url: string;
  title: string;
}

/** Networks that take any page: where their form is, and whether it asks for the address alone or for words with it. */
export const shareForms: Partial<Record<SocialName, { start: string; takes: 'url' | 'text' }>> = {
  linkedin: { start: 'https://www.linkedin.com/sharing/share-offsite/?url=', takes: 'url' },
  whatsapp: { start: 'https://wa.me/?text=', takes: 'text' },
};

/**
 * One link of the bar. `visit` leads to the owner's page and `share` to the network's form with the page filled in.
 * `code` is an address to be shown as a QR code, and `page` is the shared page's own, to be copied or passed on.
 */
export type BarLink =
  | { name: SocialName; does: 'visit' | 'share' | 'code'; url: string }
  | { name: 'share'; does: 'page'; url: string };

/** The links for one page, in the order of the bar. Nothing but web addresses comes out. */
export function barLinks({ social, url, title }: { social: SocialLinks } & SharedPage): BarLink[] {
  const page = webUrl(url);
  return barOrder.flatMap((name): BarLink[] => {
    if (name === 'email') return [];
    if (name === 'share') return page ? [{ name, does: 'page', url: page }] : [];
    const link = socialLink(name, webUrl(social[name]), page ? { url: page, title } : null);
    return link ? [link] : [];
  });
}

/** One network's link: to the owner's page there if they have one, else to share the page that is shown. */
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
  // Half a surrogate pair can't be encoded.
  const text = form.takes === 'url' ? url : `${title.replace(/\p{Cs}/gu, '\ufffd')} ${url}`.trim();
  return form.start + encodeURIComponent(text);
}
