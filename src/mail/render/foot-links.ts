/** The social and share links in the foot of a mail: the links of the follow bar, as text. */
import { type BarLink, barLinks, properNames, type SharedPage } from '../../model/publications/social.ts';
import type { MailText } from '../../text/reader/catalogue.ts';
import type { PublicationLook } from './look.ts';

export interface FootLink {
  name: string;
  url: string;
}

/** `share` links pass the page on, `visit` links lead to the owner's other pages. `baseUrl` has no trailing slash. */
export function footLinks(
  { slug, social }: PublicationLook,
  words: MailText,
  baseUrl: string,
  page: SharedPage,
): { share: FootLink[]; visit: FootLink[] } {
  // A mail can't run scripts, so each scripted action of the bar has a page instead.
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
