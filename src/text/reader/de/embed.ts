/** Every sentence of the follow bar and of its frame. Names and addresses come in as arguments, unescaped. */
import { properNames } from '../../../model/publications/social.ts';
import type { EmbedText } from '../catalogue.ts';

export const embedText: EmbedText = {
  bar: (name) => `${name} folgen und weiterempfehlen`,
  email: 'Per E-Mail folgen',
  share: 'Teilen',
  visit: (network, name) => `${name} auf ${properNames[network]}`,
  shareOn: (network) => `Auf ${properNames[network]} teilen`,
  code: properNames.wechat,
  scanOwner: (name) =>
    `Öffnen Sie WeChat auf Ihrem Telefon und scannen Sie diesen Code. So finden Sie ${name}.`,
  scanPage: 'Öffnen Sie WeChat auf Ihrem Telefon und scannen Sie diesen Code, um die Seite zu teilen.',
  codeAlt: (url) => `QR-Code für ${url}`,
  openCode: 'Code öffnen',

  close: 'Schließen',
  back: 'Zurück',
  copied: 'Der Link ist kopiert.',
  copyByHand: 'Kopieren Sie diesen Link:',
  copy: 'Link kopieren',
  shareLead: 'Kopieren Sie diesen Link und schicken Sie ihn weiter.',
  goesOn: 'Es geht in einem neuen Tab weiter. Wenn sich keiner geöffnet hat, klicken Sie hier.',
};
