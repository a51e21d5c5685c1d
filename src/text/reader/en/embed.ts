/** Every sentence of the follow bar and of its frame. Names and addresses come in as arguments, unescaped. */
import { properNames, type SocialName } from '../../../model/publications/social.ts';

export const embedText = {
  bar: (name: string) => `Follow and share ${name}`,
  email: 'Follow by Email',
  share: 'Share',
  /** What a link does, for who can't see the icon, and as its tooltip. */
  visit: (network: SocialName, name: string) => `${name} on ${properNames[network]}`,
  shareOn: (network: SocialName) => `Share on ${properNames[network]}`,
  /** WeChat has no web pages: it reads a code with the phone's camera. */
  code: properNames.wechat,
  scanOwner: (name: string) => `Open WeChat on your phone and scan this code to find ${name}.`,
  scanPage: 'Open WeChat on your phone and scan this code to share the page.',
  codeAlt: (url: string) => `QR code for ${url}`,
  openCode: 'Open the code',

  close: 'Close',
  back: 'Back',
  copied: 'The link is copied.',
  copyByHand: 'Copy this link:',
  copy: 'Copy the link',
  shareLead: 'Copy this link and send it to whom you like.',
  goesOn: 'This goes on in a new tab. If none opened, press here.',
};
