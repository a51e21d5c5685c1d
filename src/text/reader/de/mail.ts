/** Every sentence that readers see in mails, in German. */
import type { Cadence } from '../../../model/issues/cadence.ts';
import type { MailText } from '../catalogue.ts';
import { aboutWords, zoneName } from './pages.ts';
import { eachMonth, oClock, weekdays } from './times.ts';

const rhythms: Record<Cadence, string> = {
  instant: 'neue Artikel, sobald sie erscheinen',
  daily: 'neue Artikel einmal am Tag',
  weekly: 'neue Artikel einmal in der Woche',
  monthly: 'neue Artikel einmal im Monat',
};

const digests: Record<Exclude<Cadence, 'instant'>, string> = {
  daily: 'Tagesüberblick',
  weekly: 'Wochenüberblick',
  monthly: 'Monatsüberblick',
};

export const mailText: MailText = {
  kind(cadence, count) {
    if (cadence === 'instant') return count === 1 ? 'Neuer Artikel' : `${count} neue Artikel`;
    return `${digests[cadence]}, ${count} Artikel`;
  },
  by: (author) => `Von ${author}`,
  from: (feed) => `Aus ${feed}`,
  readingTime: (minutes) => `${minutes} Min. Lesezeit`,
  untitled: 'Neuer Artikel',
  contents: 'In dieser Ausgabe',
  otherGroup: 'Weiteres',
  viewInBrowser: 'Im Browser ansehen',
  logoOf: (name) => `Logo von ${name}`,
  pictureOf: (title) => `Bild zu „${title}“`,
  pictureIn: (title) => `Bild in „${title}“`,
  readOnSite: 'Auf der Website lesen',
  watchOn: (site) => `▶ Auf ${site} ansehen`,
  reply: (count) => (count ? `Kommentieren (${count})` : 'Kommentieren'),
  cutShort: 'Das ist der Anfang eines langen Artikels. Auf der Website geht er weiter.',
  shortened:
    'Gekürzt, weil die Ausgabe sonst zu lang würde. Die vollständigen Artikel lesen Sie auf der Website.',
  moreOnSite: (count, site) => `${count} ${count === 1 ? 'weiterer' : 'weitere'} Artikel auf ${site}`,
  test: (subject) => `Testmail: ${subject}`,
  subjectMore: (count) => `und ${count} ${count === 1 ? 'weiterer' : 'weitere'}`,

  why: (name, cadence) =>
    `Sie bekommen diese E-Mail, weil Sie ${name} per E-Mail folgen: ${rhythms[cadence]}.`,
  letter: 'Rundbrief',
  whyLetter: (name) => `Sie bekommen diesen Rundbrief, weil Sie ${name} per E-Mail folgen.`,
  webCopy: (name) =>
    `Dies ist die Webversion einer E-Mail von ${name}. Sie zeigt die Artikel auf dem neuesten Stand, mit späteren Korrekturen.`,
  followByMail: (name) => `${name} per E-Mail folgen`,
  shareArticle: 'Diesen Artikel teilen',
  shareSite: (name) => `${name} weiterempfehlen`,
  alsoOn: (name) => `${name} gibt es auch auf`,
  shareLink: 'Link teilen',

  linkInstead: 'Wenn der Knopf nicht funktioniert, öffnen Sie diese Adresse:',
  unsubscribe: 'Abbestellen',
  manage: 'Häufigkeit ändern',

  confirm: {
    subject: (name) => `Bitte bestätigen Sie, dass Sie ${name} folgen möchten`,
    preview: 'Ein Klick auf den Knopf, und Sie bekommen neue Artikel per E-Mail.',
    heading: (name) => `${name} per E-Mail folgen?`,
    asked: (name) =>
      `Jemand, wahrscheinlich Sie selbst, möchte, dass neue Artikel von ${name} an diese Adresse geschickt werden. Bitte bestätigen Sie, dass Sie das wünschen.`,
    button: 'Ja, schicken Sie mir neue Artikel',
    youWillGet: 'Das bekommen Sie',
    schedule({ cadence, timezone, hour, weekday, monthDay }) {
      const at = `um ${oClock(hour)} (${zoneName(timezone)})`;
      if (cadence === 'instant') return 'Eine E-Mail zu jedem neuen Artikel, sobald er erscheint.';
      if (cadence === 'daily')
        return `Jeden Tag ${at} eine E-Mail mit dem, was neu ist. An einem Tag ohne neue Artikel kommt keine.`;
      if (cadence === 'weekly')
        return `Jeden ${weekdays[weekday - 1]} ${at} eine E-Mail mit dem, was neu ist. In einer Woche ohne neue Artikel kommt keine.`;
      return `Eine E-Mail ${eachMonth(monthDay)} ${at} mit dem, was neu ist. In einem Monat ohne neue Artikel kommt keine.`;
    },
    only(filters) {
      const about = aboutWords(filters);
      return about && `Es kommen nur Artikel${about}.`;
    },
    leave: 'In jeder E-Mail steht ein Link zum Abbestellen.',
    notYou: 'Das waren nicht Sie? Dann beachten Sie diese E-Mail nicht weiter: Es kommt keine mehr.',
    linkAge: (days) => `Der Link gilt ${days} Tage.`,
    why: (name) =>
      `Sie bekommen diese eine E-Mail, weil diese Adresse in das Formular eingetragen wurde, mit dem man ${name} folgt.`,
  },

  already: {
    subject: (name) => `Sie folgen ${name} schon`,
    preview: 'Es hat sich nichts geändert: Neue Artikel kommen weiter per E-Mail.',
    heading: (name) => `Sie folgen ${name} schon`,
    asked: (name) =>
      `Diese Adresse wurde noch einmal in das Formular eingetragen, mit dem man ${name} folgt. Da Sie bereits folgen, hat sich nichts geändert: Neue Artikel kommen wie bisher.`,
    button: 'Häufigkeit ändern',
    leave: 'Wenn Sie keine E-Mails mehr bekommen möchten, können Sie hier abbestellen:',
    notYou: 'Das waren nicht Sie? Dann beachten Sie diese E-Mail nicht weiter.',
  },

  welcome: {
    subject: (name) => `Sie folgen jetzt ${name}`,
    preview: 'Was Sie bekommen, wie Sie es ändern und wie Sie abbestellen.',
    heading: (name) => `Willkommen bei ${name}`,
    thanks: (name) =>
      `Ihre Adresse ist bestätigt: Von jetzt an bekommen Sie neue Artikel von ${name} per E-Mail.`,
    change: 'Wie oft, an welchem Tag und zu welcher Uhrzeit E-Mails kommen, können Sie jederzeit ändern.',
    button: 'Ändern, was Sie bekommen',
    leave: 'Zum Abbestellen klicken Sie am Ende dieser oder jeder anderen E-Mail auf „Abbestellen“.',
    why: (name) => `Sie bekommen diese E-Mail, weil Sie bestätigt haben, dass Sie ${name} folgen möchten.`,
  },

  goodbye: {
    subject: (name) => `Sie haben ${name} abbestellt`,
    preview: 'Es kommen keine Artikel mehr per E-Mail. Das ist die letzte E-Mail.',
    heading: (name) => `Sie haben ${name} abbestellt`,
    done: (name) =>
      `An diese Adresse kommen keine Artikel von ${name} mehr. Dies ist die letzte E-Mail. Danke, dass Sie mitgelesen haben.`,
    undo: 'Wenn das ein Versehen war, können Sie zurückkommen, als wäre nichts gewesen:',
    button: 'Ich möchte bleiben',
    linkAge: (hours) => `Der Link gilt ${hours} Stunden.`,
    why: (name) => `Sie bekommen diese eine E-Mail, weil Sie ${name} nicht mehr per E-Mail folgen.`,
  },

  link: {
    subject: (name) => `Der Link zu Ihrer persönlichen Seite bei ${name}`,
    preview: 'Auf ihr ändern Sie, was Sie bekommen, laden Ihre Daten herunter oder bestellen ab.',
    heading: (name) => `Ihre persönliche Seite bei ${name}`,
    asked: (name) =>
      `Jemand, wahrscheinlich Sie selbst, hat um einen Link zu der Seite gebeten, auf der Sie ändern, wie Sie ${name} folgen.`,
    button: 'Meine Seite öffnen',
    linkAge: (minutes) => `Der Link gilt ${minutes} Minuten.`,
    notYou:
      'Das waren nicht Sie? Dann beachten Sie diese E-Mail nicht weiter: Wer darum gebeten hat, kann diesen Link nicht sehen.',
    why: (name) =>
      `Sie bekommen diese eine E-Mail, weil Sie mit dieser Adresse ${name} folgen und um einen Link gebeten wurde.`,
  },

  address: {
    subject: (name) => `Soll ${name} künftig an diese Adresse gehen?`,
    preview: 'Ein Klick auf den Knopf, und die E-Mails kommen hierher statt an die alte Adresse.',
    heading: (name) => `${name} an diese Adresse bekommen?`,
    asked: (name) =>
      `Jemand, der ${name} per E-Mail folgt, möchte die E-Mails von jetzt an an diese Adresse bekommen und nicht mehr an eine andere. Bitte bestätigen Sie, dass Sie das wünschen.`,
    button: 'Ja, an diese Adresse',
    linkAge: (days) => `Der Link gilt ${days} Tage.`,
    notYou:
      'Das waren nicht Sie? Dann beachten Sie diese E-Mail nicht weiter: Es ändert sich nichts, und es kommt keine mehr.',
    why: (name) =>
      `Sie bekommen diese eine E-Mail, weil jemand, der ${name} folgt, diese Adresse als neue angegeben hat.`,
  },

  moved: {
    subject: (name) => `${name} geht jetzt an eine andere Adresse`,
    preview: 'Ihre Adresse wurde geändert. Wenn das nicht Sie waren, antworten Sie auf diese E-Mail.',
    heading: (name) => `${name} geht jetzt an eine andere Adresse`,
    done: (name) =>
      `Bis jetzt kamen die E-Mails von ${name} an diese Adresse. Auf Ihrer persönlichen Seite wurde eine andere eingetragen und dort bestätigt. Hierher kommt nichts mehr.`,
    notYou: (sender) =>
      `Wenn das nicht Sie waren, antworten Sie auf diese E-Mail, und sagen Sie ${sender} Bescheid.`,
    why: (name) => `Sie bekommen diese eine E-Mail, weil Sie mit dieser Adresse ${name} gefolgt sind.`,
  },
};
