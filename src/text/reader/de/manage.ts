/** Every sentence of the reader's own page and of what belongs to it. Names and addresses come in as arguments, unescaped. */
import { addressDays, freshMinutes } from '../../../model/owners/tokens.ts';
import type { ManageText } from '../catalogue.ts';
import { scheduleWords } from './pages.ts';
import { oClock, weekdays } from './times.ts';

/** `5. März 2026`. */
const dayWords: ManageText['dayWords'] = (day) =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'UTC' });

/** `8:05`. */
const clockWords = (at: Date, timeZone: string): string =>
  at.toLocaleTimeString('de-DE', { hour: 'numeric', minute: '2-digit', timeZone }).replace(/^0/, '');

/** `5.3.2026, 8:05`. */
const timeWords: ManageText['timeWords'] = (at, timeZone) =>
  `${at.toLocaleDateString('de-DE', { timeZone })}, ${clockWords(at, timeZone)}`;

/** `Mittwoch, 4. März 2026, um 8:00 Uhr`, in an IANA zone. */
const momentWords = (at: Date, timeZone: string): string =>
  `${at.toLocaleDateString('de-DE', { dateStyle: 'full', timeZone })}, um ${clockWords(at, timeZone)}\u00a0Uhr`;

const when: ManageText['when'] = {
  title: 'Wann Sie etwas bekommen',
  next: (at, timezone) =>
    `Die nächste E-Mail kommt frühestens am ${momentWords(at, timezone)}, wenn es bis dahin neue Artikel gibt.`,
  hour: 'Um wie viel Uhr?',
  weekday: 'An welchem Wochentag?',
  monthDay: 'An welchem Tag des Monats?',
  hourName: oClock,
  weekdays,
  monthDayName: (day) => (day === 31 ? 'Am letzten Tag' : `Am ${day}.`),
  hourUnknown: 'Bitte wählen Sie eine volle Stunde von 0:00 bis 23:00 Uhr.',
  weekdayUnknown: 'Bitte wählen Sie einen Tag von Montag bis Sonntag.',
  monthDayUnknown: 'Bitte wählen Sie einen Tag vom 1. bis zum 28. oder den letzten Tag.',
  button: 'Zeiten speichern',
  saved: (schedule) => `Gespeichert. Sie bekommen neue Artikel per E-Mail: ${scheduleWords(schedule)}.`,
  savedPaused: (schedule) =>
    `Gespeichert. Nach Ihrer Pause bekommen Sie neue Artikel per E-Mail: ${scheduleWords(schedule)}.`,
};

const what: ManageText['what'] = {
  title: 'Was Sie bekommen',
  lead: 'Solange Sie hier nichts auswählen, kommt alles. Wenn Sie mehr als einen Teil ausfüllen, muss ein Artikel zu jedem davon passen.',
  topics: 'Themen',
  topicsHint: 'Es kommen nur Artikel zu mindestens einem der angekreuzten Themen.',
  authors: 'Autorinnen und Autoren',
  authorsHint: 'Es kommen nur Artikel von Personen, die Sie ankreuzen.',
  words: 'Wörter, die vorkommen sollen',
  wordsHint:
    'Mindestens eines davon muss im Titel oder im Text eines Artikels stehen. Eines pro Zeile oder durch Kommas getrennt.',
  without: 'Wörter, die nicht vorkommen sollen',
  withoutHint: 'Artikel, in denen eines davon vorkommt, kommen nicht.',
  whole:
    'Es zählen ganze Wörter und Wendungen, unabhängig von Groß- und Kleinschreibung: „Rat“ wird in „Rathaus“ nicht gefunden.',
  tooMany: (count, most) =>
    `Das sind ${count}, und höchstens ${most} sind möglich. Bitte nehmen Sie einige heraus.`,
  tooLong: (entry, most) =>
    `„${entry.slice(0, 40)}…“ ist zu lang: Ein Wort oder eine Wendung darf ${most} Zeichen haben.`,
  button: 'Auswahl speichern',
  saved: 'Gespeichert. Von jetzt an kommen nur noch Artikel, die zu Ihrer Auswahl passen.',
  savedAll: 'Gespeichert. Jeder Artikel kommt.',
};

const language: ManageText['language'] = {
  title: 'Sprache',
  lead: 'Die Sprache der Knöpfe, Datumsangaben und Hinweise. Artikel bleiben, wie sie sind.',
  label: 'Sprache',
  unknown: 'Bitte wählen Sie eine Sprache aus der Liste.',
  button: 'Sprache speichern',
  saved: 'Gespeichert.',
};

const pause: ManageText['pause'] = {
  title: 'Pause',
  lead: 'Bis zu dem Tag, den Sie wählen, kommen keine Artikel. Was bis dahin erscheint, kommt dann in einer E-Mail.',
  until: 'Bis zu welchem Tag?',
  button: 'Pause machen',
  unknown: 'Bitte wählen Sie einen Tag, etwa 2026-12-31.',
  outside: (first, last) =>
    `Bitte wählen Sie einen Tag vom ${dayWords(first)} bis zum ${dayWords(last)}: Eine Pause dauert mindestens einen Tag und höchstens ein Jahr.`,
  paused: (day) => `Ihre E-Mails machen Pause bis zum ${dayWords(day)}.`,
  change: 'Ein anderer Tag?',
  changeButton: 'Pause ändern',
  resume: 'Pause jetzt beenden',
  saved: (day) => `Gespeichert. Bis zum ${dayWords(day)} kommen keine Artikel.`,
  resumed: 'Gespeichert. Die Pause ist zu Ende.',
};

const tracking: ManageText['tracking'] = {
  title: 'Darf erfasst werden, was Sie lesen?',
  lead: 'Solange Sie hier nicht zustimmen, sieht niemand, ob Sie eine E-Mail öffnen oder einen Link darin anklicken.',
  label: (name) =>
    `Ja, ${name} darf erfassen, welche E-Mails ich öffne und welche Links ich anklicke, um zu erfahren, was gelesen wird`,
  since: (at, timezone) => `Zugestimmt haben Sie am ${timeWords(at, timezone)} Uhr.`,
  button: 'Entscheidung speichern',
  saved:
    'Gespeichert. Was Sie öffnen und anklicken, darf erfasst werden. Das können Sie hier jederzeit zurücknehmen.',
  savedNot: 'Gespeichert. Was Sie öffnen und anklicken, wird nicht erfasst.',
};

const history: ManageText['history'] = {
  title: 'Was Ihnen geschickt wurde',
  none: 'Noch nichts. E-Mails mit neuen Artikeln stehen später hier.',
  newest: (count) => (count === 1 ? 'Die neueste E-Mail' : `Die neuesten ${count} E-Mails`),
  unnamed: 'Neue Artikel',
  states: {
    queued: 'Unterwegs',
    leased: 'Unterwegs',
    dot_pending: 'Unterwegs',
    sent: 'Verschickt',
    deferred: 'Ihr Mailserver hat uns gebeten, es später noch einmal zu versuchen',
    failed: 'Ihr Mailserver hat sie abgelehnt',
    skipped: 'Nicht verschickt',
  },
};

const leave: ManageText['leave'] = {
  title: 'Abbestellen',
  lead: (name) =>
    `Dann kommen keine Artikel von ${name} mehr. Sie können es einen Tag lang rückgängig machen.`,
  link: (name) => `${name} abbestellen`,
};

const fresh: ManageText['fresh'] = {
  title: 'Adresse, Daten und alles Weitere',
  lead: 'Mit einem neuen Link können Sie auch Ihre Adresse ändern, alles sehen, dem Sie hier folgen, und herunterladen oder löschen, was über Sie gespeichert ist.',
  leftLead:
    'Mit einem neuen Link können Sie alles sehen, dem Sie hier folgen, und herunterladen oder löschen, was über Sie gespeichert ist.',
  why: `Wir schicken diesen Link an Ihre Adresse, denn E-Mails werden weitergeleitet: Wer eine von Ihren hat, könnte diese Seite öffnen, aber neue E-Mails an Sie nicht lesen. Er gilt ${freshMinutes} Minuten.`,
  button: 'Neuen Link schicken',
  sent: `Ein neuer Link ist unterwegs an Ihre Adresse. Er kommt innerhalb weniger Minuten und gilt ${freshMinutes} Minuten. Wir schicken höchstens drei am Tag: Wenn keiner kommt, sehen Sie im Spam-Ordner nach, oder fragen Sie morgen noch einmal.`,
  expired: `Der Link, den Sie geöffnet haben, ist älter als ${freshMinutes} Minuten. Deshalb ist dieser Teil der Seite wieder gesperrt.`,
  neededTitle: 'Dafür brauchen Sie einen neuen Link',
  back: 'Zurück zu Ihrer Seite',
};

const others: ManageText['others'] = {
  title: 'Alles, dem Sie hier folgen',
  lead: (address) => `Mit der Adresse ${address}.`,
  here: 'Diese Seite',
  states: {
    active: 'Sie folgen',
    pending: 'Noch nicht bestätigt',
    unsubscribed: 'Abbestellt',
    bounced: 'E-Mails an Sie kamen zurück',
    complained: 'Sie haben eine E-Mail als Spam gemeldet',
  },
};

const address: ManageText['address'] = {
  title: 'Ihre Adresse ändern',
  lead: (name) =>
    `Wir schicken einen Link an die neue Adresse. Sobald Sie dort auf den Knopf klicken, schreibt ${name} an diese und nicht mehr an die alte. Alles, was Sie ausgewählt haben, bleibt.`,
  label: 'Ihre neue E-Mail-Adresse',
  button: 'E-Mail an die neue Adresse schicken',
  same: 'Diese Adresse haben Sie schon. Bitte geben Sie eine andere ein.',
  asked: (typed) =>
    `Eine E-Mail ist unterwegs an ${typed}. Klicken Sie innerhalb von ${addressDays} Tagen auf den Knopf darin, und die Adresse ist geändert. Wenn keine kommt, ist diese Adresse vielleicht schon angemeldet, oder sie hat heute schon drei solche E-Mails bekommen.`,
  confirmTitle: (name) => `${name} an diese Adresse bekommen?`,
  confirmLead: (name, to) => `${name} schreibt dann an ${to} und nicht mehr an die bisherige Adresse.`,
  confirmButton: 'Ja, diese Adresse verwenden',
  not: 'Das waren nicht Sie? Dann schließen Sie einfach diese Seite, und es ändert sich nichts.',
  doneTitle: 'Ihre Adresse ist geändert',
  doneLead: (name, to) => `Von jetzt an schreibt ${name} an ${to}.`,
  page: 'Alles sehen, was Sie ausgewählt haben',
  staleTitle: 'Dieser Link ist veraltet',
  staleLead:
    'Die Adresse wurde schon geändert, oder sie ist nicht mehr angemeldet. Wenn Sie sie noch ändern möchten, fragen Sie auf Ihrer persönlichen Seite noch einmal.',
  expiredTitle: 'Dieser Link ist abgelaufen',
  expiredLead: `Ein Link zum Ändern der Adresse gilt ${addressDays} Tage. Einen neuen bekommen Sie auf Ihrer persönlichen Seite.`,
  takenTitle: 'Diese Adresse ist schon angemeldet',
  takenLead: (name, to) =>
    `${name} schreibt schon an ${to}. Deshalb wurde nichts geändert. Wenn noch E-Mails an Ihre andere Adresse kommen, bestellen Sie sie dort ab.`,
  suppressedTitle: 'An diese Adresse darf keine E-Mail gehen',
  suppressedLead: (name, to) =>
    `Jemand hat darum gebeten, dass von hier nie wieder an ${to} geschrieben wird. Deshalb wurde nichts geändert. ${name} schreibt weiter an die bisherige Adresse.`,
};

const data: ManageText['data'] = {
  title: 'Ihre Daten',
  lead: 'Alles, was hier zu Ihrer Adresse gespeichert ist, für alles, dem Sie folgen, in einer maschinenlesbaren Datei (JSON).',
  button: 'Meine Daten herunterladen',
  erase: 'Alles über mich löschen',
  eraseTitle: 'Alles über Sie löschen?',
  eraseLead: (address) =>
    `Alles, was hier über ${address} gespeichert ist, wird sofort gelöscht. Sie folgen dann nicht mehr:`,
  eraseStays:
    'Das lässt sich nicht rückgängig machen. Wie viele E-Mails verschickt wurden, bleibt ohne Bezug zu Ihnen gespeichert. Wenn Sie darum gebeten haben, nie wieder eine E-Mail zu bekommen, bleibt ein Fingerabdruck der Adresse, damit es dabei bleibt.',
  eraseButton: 'Alles über mich löschen',
  erasedTitle: 'Alles über Sie ist gelöscht',
  erasedLead: 'Ihre Adresse ist hier nicht mehr gespeichert, und es kommt keine E-Mail mehr.',
};

const not: ManageText['not'] = {
  leftTitle: (name) => `Zurzeit folgen Sie ${name} nicht`,
  leftLead: (name) =>
    `Deshalb kommen an diese Adresse keine Artikel von ${name}, und es gibt hier nichts einzustellen.`,
  pendingTitle: 'Noch nicht bestätigt',
  pendingLead:
    'Klicken Sie auf den Knopf in der E-Mail, die Sie um Bestätigung bittet. Danach können Sie hier ändern, wie oft etwas kommt.',
  bouncedTitle: 'E-Mails an diese Adresse kamen zurück',
  bouncedLead: (name) =>
    `Ein Mailserver hat gemeldet, dass es diese Adresse nicht gibt. Deshalb schreibt ${name} nicht mehr an sie. Wenn es sie doch gibt, melden Sie sich noch einmal an: Eine E-Mail bittet Sie dann um Bestätigung.`,
};

const silenced: ManageText['silenced'] = {
  title: 'An diese Adresse geht keine E-Mail',
  complained: (name) =>
    `Eine E-Mail von ${name} an diese Adresse wurde als Spam gemeldet. Seitdem wird nichts mehr an sie geschickt.`,
  suppressed:
    'Jemand hat darum gebeten, dass von hier nie wieder an diese Adresse geschrieben wird. Seitdem wird nichts mehr an sie geschickt.',
  ask: (name) =>
    `Wenn Sie ${name} wieder folgen möchten, fragen Sie hier an. Stimmt der Betreiber zu, bekommen Sie eine E-Mail zum Bestätigen.`,
  button: 'Anfragen',
  asked:
    'Ihre Anfrage liegt beim Betreiber. Wenn er zustimmt, bekommen Sie eine E-Mail zum Bestätigen; wenn nicht, hören Sie nichts. Noch einmal zu fragen, ändert nichts.',
  erase: (address) =>
    `Ein neuer Link lässt sich Ihnen nicht schicken. Wenn Ihre Daten gelöscht werden sollen, schreiben Sie deshalb an ${address}.`,
};

const lost: ManageText['lost'] = {
  title: 'Link zu Ihrer Seite anfordern',
  lead: 'Geben Sie die Adresse ein, an die Ihre E-Mails kommen. Wir schicken dorthin einen Link zu der Seite, auf der Sie wählen, was wann kommt, alles sehen, dem Sie hier folgen, oder Ihre Daten löschen lassen.',
  button: 'Link schicken',
  again: 'Bitte noch ein Klick: Daran sehen wir, dass ein Mensch fragt.',
  sentTitle: 'Sehen Sie in Ihrem Postfach nach',
  sentLead: (address) => `Wenn Sie hier mit ${address} folgen, ist ein Link dorthin unterwegs.`,
  hints: [
    `Er kommt innerhalb weniger Minuten und gilt ${freshMinutes} Minuten. Wenn er nicht kommt, sehen Sie im Spam-Ordner nach.`,
    'Wir schicken höchstens drei am Tag. Wenn Sie heute öfter gefragt haben, fragen Sie morgen noch einmal.',
    'Wenn nichts kommt, folgen Sie hier vielleicht mit einer anderen Adresse: Sehen Sie nach, an welche Ihre E-Mails kommen.',
  ],
  back: 'Falsche Adresse? Noch einmal eingeben',
  link: 'Den Link zu Ihrer Seite noch einmal schicken lassen',
};

export const manageText: ManageText = {
  title: 'Ihre E-Mails',
  lead: (name, address) => `${name} schreibt an ${address}.`,
  unread:
    'Was Sie geschickt haben, war nicht lesbar. Deshalb wurde nichts geändert. Bitte benutzen Sie die Knöpfe auf dieser Seite.',
  dayWords,
  timeWords,
  when,
  what,
  language,
  pause,
  tracking,
  history,
  leave,
  fresh,
  others,
  address,
  data,
  not,
  silenced,
  lost,
};
