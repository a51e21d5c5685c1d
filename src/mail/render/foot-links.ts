/** The social and share links in the foot of a mail: those of the follow bar, as words. */
import { type BarLink, barLinks, properNames, type SharedPage } from '../../model/publications/social.ts';
import type { MailText } from '../../text/reader/catalogue.ts';
import type { PublicationLook } from './look.ts';

export interface FootLink {
  name: string;
  url: string;
}

/** `share` passes the page on, `visit` leads to the owner's pages elsewhere. `baseUrl` without a trailing slash. */
export function footLinks(
  { slug, social }: PublicationLook,
  words: MailText,
  baseUrl: string,
  page: SharedPage,
): { share: FootLink[]; visit: FootLink[] } {
  // A mail runs no script: what the bar does with one has a page here.
  const ownPage = (show: string) => `${baseUrl}/embed/${slug}?${new URLSearchParams({ ...page, show })}`;
  const footLink = ({ name, does, url }: BarLink): FootLink => {
    if (name === 'share') return { name: words.shareLink, url: ownPage('share') };
    return { name: properNames[name], url: does === 'code' ? ownPage('wechat') : url };
  };
  const links = barLinks({ social, ...page });
  const owners = ({ name, does }: BarLink) =>
    does === 'visit' || (name === 'wechat' && Boolean(social.wechat));
  return {
    share: links.filter((link) => !owners(link)).map(footLink),
    visit: links.filter(owners).map(footLink),
  };
}
