/** Every sentence on the pages that readers and visitors see. Names and addresses come in as arguments, unescaped. */
import type { Schedule } from '../../../model/issues/cadence.ts';
import { type Filters, usedFilters } from '../../../model/issues/filters.ts';
import type { PageText } from '../catalogue.ts';
import { eachMonth, oClock, weekdays } from './times.ts';

/** Cities whose German names are not those of the IANA zones. */
const cities: Record<string, string> = {
  Athens: 'Athen',
  Belgrade: 'Belgrad',
  Brussels: 'Brüssel',
  Bucharest: 'Bukarest',
  Cairo: 'Kairo',
  Copenhagen: 'Kopenhagen',
  Kiev: 'Kiew',
  Kyiv: 'Kiew',
  Lisbon: 'Lissabon',
  Luxembourg: 'Luxemburg',
  Moscow: 'Moskau',
  Prague: 'Prag',
  Rome: 'Rom',
  Singapore: 'Singapur',
  Tokyo: 'Tokio',
  Vienna: 'Wien',
  Warsaw: 'Warschau',
  Zurich: 'Zürich',
};

/** `Europe/Vienna` is said as `Ortszeit Wien`; `UTC` stays as it is. */
export function zoneName(timezone: string): string {
  const place = timezone.split('/').at(-1)!.replaceAll('_', ' ');
  return timezone.includes('/') && !/^etc\//i.test(timezone) ? `Ortszeit ${cities[place] ?? place}` : place;
}

/** `jeden Tag um 8:00 Uhr (Ortszeit Berlin)`, to stand after a colon. */
export function scheduleWords({ cadence, timezone, hour, weekday, monthDay }: Schedule): string {
  const at = `um ${oClock(hour)} (${zoneName(timezone)})`;
  return {
    instant: 'jeden, sobald er erscheint',
    daily: `jeden Tag ${at}`,
    weekly: `jeden ${weekdays[weekday - 1]} ${at}`,
    monthly: `${eachMonth(monthDay)} ${at}`,
  }[cadence];
}

const list = new Intl.ListFormat('de', { type: 'conjunction' });

/** ` zu den Themen Sport und Kultur`, to stand after „Artikel“ and before a colon or the end; '' for everything. */
export function aboutWords(filters: Filters | null): string {
  const used = usedFilters(filters);
  if (!used) return '';
  const { topics = [], authors = [], words = [], without = [] } = used;
  const theme = topics.length === 1 ? 'zum Thema' : 'zu den Themen';
  const about = topics.length > 0 ? ` ${theme} ${list.format(topics)}` : '';
  const others = [...authors, ...words, ...without].length > 0;
  return others ? `${about}, die zu Ihrer ${about ? 'übrigen ' : ''}Auswahl passen` : about;
}

const cadences: PageText['cadences'] = ({ digestHour: hour, digestWeekday, digestMonthDay }) => ({
  instant: { name: 'Sofort', hint: 'Jeder Artikel, sobald er erscheint' },
  daily: { name: 'Täglich', hint: `Einmal am Tag um ${oClock(hour)}` },
  weekly: { name: 'Wöchentlich', hint: `${weekdays[digestWeekday - 1]}s um ${oClock(hour)}` },
  monthly: {
    name: 'Monatlich',
    hint: `${digestMonthDay === 31 ? 'Am letzten Tag' : `Am ${digestMonthDay}.`} um ${oClock(hour)}`,
  },
});

/** The first parts of the IANA names of zones. */
const regions: Record<string, string> = {
  Africa: 'Afrika',
  America: 'Amerika',
  Antarctica: 'Antarktis',
  Arctic: 'Arktis',
  Asia: 'Asien',
  Atlantic: 'Atlantik',
  Australia: 'Australien',
  Europe: 'Europa',
  Indian: 'Indischer Ozean',
  Pacific: 'Pazifik',
};

const formTitle = (name: string): string => `${name} per E-Mail folgen`;

const follow: PageText['follow'] = {
  title: formTitle,
  lead: 'Neue Artikel kommen in Ihr Postfach, so oft Sie möchten.',
  email: 'Ihre E-Mail-Adresse',
  cadence: 'Wie oft?',
  topics: 'Nur zu bestimmten Themen',
  topicsHint: 'Wenn Sie keines ankreuzen, bekommen Sie alles.',
  timezone: 'Ihre Zeitzone',
  timezoneHint: 'Nach dieser Zeit richten sich E-Mails zu fester Uhrzeit.',
  region: (name) => regions[name] ?? name,
  trap: 'Dieses Feld bitte leer lassen',
  button: 'Folgen',
  promise: 'Zuerst kommt eine E-Mail zum Bestätigen. Abbestellen können Sie jederzeit, mit einem Klick.',
  problem: 'Etwas stimmt noch nicht',
  cadenceUnknown: 'Bitte wählen Sie eine dieser Möglichkeiten.',
  timezoneUnknown: (typed) =>
    typed
      ? `Eine Zeitzone „${typed}“ gibt es nicht. Bitte wählen Sie eine aus der Liste.`
      : 'Bitte wählen Sie eine Zeitzone aus der Liste.',
  consent: (name) => `Eingetragen im Formular „${formTitle(name)}“`,
};

const step: PageText['step'] = {
  title: 'Noch ein Klick',
  lead: (name, address) => `Um ${name} mit der Adresse ${address} zu folgen, klicken Sie auf den Knopf.`,
  why: 'Daran sehen wir, dass ein Mensch fragt.',
  button: 'Ja, ich möchte folgen',
  back: 'Von vorn beginnen',
};

const answer: PageText['answer'] = {
  title: 'Sehen Sie in Ihrem Postfach nach',
  lead: (name, address) =>
    `Eine E-Mail ist unterwegs an ${address}. Klicken Sie darin auf den Knopf, und Sie bekommen neue Artikel von ${name}.`,
  hints: [
    'Sie kommt innerhalb weniger Minuten. Wenn nicht, sehen Sie im Spam-Ordner nach.',
    'Wir schicken höchstens eine solche E-Mail am Tag. Wenn Sie heute schon gefragt haben, suchen Sie die von vorhin.',
    'Wenn Sie schon folgen, ändert sich nichts, und Sie brauchen nichts weiter zu tun.',
  ],
  back: 'Falsche Adresse? Noch einmal eingeben',
};

const confirm: PageText['confirm'] = {
  title: (name) => `Neue Artikel von ${name}?`,
  lead: (schedule, filters) =>
    `Per E-Mail bekommen Sie neue Artikel${aboutWords(filters)}: ${scheduleWords(schedule)}.`,
  to: (address) => `An ${address}`,
  button: 'Ja, schicken Sie mir neue Artikel',
  not: 'Das waren nicht Sie? Dann schließen Sie einfach diese Seite, und es kommt nichts.',
  doneTitle: 'Sie sind dabei',
  doneLead: (name, schedule, filters) =>
    `Ab jetzt bekommen Sie per E-Mail neue Artikel von ${name}${aboutWords(filters)}: ${scheduleWords(schedule)}.`,
  doneHint: 'Sie können jederzeit wieder abbestellen: Der Link steht am Ende jeder E-Mail.',
  alreadyTitle: (name) => `Sie folgen ${name}`,
  alreadyLead: (schedule, filters) =>
    `Diese Adresse ist schon bestätigt. Per E-Mail bekommen Sie neue Artikel${aboutWords(filters)}: ${scheduleWords(schedule)}.`,
  site: (name) => `${name} besuchen`,
  manage: 'Häufigkeit ändern',
  staleTitle: 'Dieser Link ist veraltet',
  staleLead:
    'Eine neuere E-Mail hat ihn ersetzt, oder seine Zeit ist um. Suchen Sie die neueste E-Mail, oder melden Sie sich noch einmal an: Dann bekommen Sie eine neue.',
  expiredTitle: 'Dieser Link ist abgelaufen',
  expiredLead: (days) =>
    `Ein Link zum Bestätigen gilt ${days} Tage. Melden Sie sich noch einmal an, und Sie bekommen sofort einen neuen.`,
};

const unsubscribe: PageText['unsubscribe'] = {
  title: (name) => `${name} abbestellen?`,
  lead: (name, address) => `An ${address} kommen dann keine Artikel von ${name} mehr.`,
  button: 'Ja, abbestellen',
  instead: 'Oder seltener bekommen',
  leftTitle: (name) => `Sie haben ${name} abbestellt`,
  leftLead: (name) => `Es kommen keine Artikel von ${name} mehr.`,
  undoLead: 'Das war ein Versehen? Sie können es einen Tag lang rückgängig machen.',
  undo: 'Rückgängig machen',
  alreadyTitle: (name) => `Sie haben ${name} schon abbestellt`,
  unknownTitle: 'Sie haben abbestellt',
  unknownLead: 'Diese Adresse ist hier nicht mehr gespeichert. Es kommt keine E-Mail mehr.',
  backTitle: 'Schön, dass Sie wieder da sind',
  backLead: (name) => `Sie folgen ${name} wieder wie zuvor. Sie haben nichts verpasst.`,
  tooLateTitle: 'Zum Rückgängigmachen ist es zu spät',
  tooLateLead:
    'Das ging nur einen Tag lang. Melden Sie sich noch einmal an; dann kommt eine E-Mail zum Bestätigen.',
};

const link: PageText['link'] = {
  invalidTitle: 'Dieser Link ist nicht vollständig',
  invalidLead:
    'Ein Teil davon fehlt oder wurde unterwegs verändert. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
  followAgain: 'Wieder folgen',
  start: 'Zur Übersicht',
};

const read: PageText['read'] = {
  noneTitle: 'Diese E-Mail gibt es hier nicht',
  noneLead:
    'Vielleicht ist der Link nicht vollständig: Öffnen Sie ihn noch einmal aus der E-Mail. Eine E-Mail, die nur Vorschau oder Test ist, steht nicht im Web.',
  goneTitle: 'Diese E-Mail ist zu alt',
  goneLead: (name) =>
    `Ihre Artikel sind hier nicht mehr gespeichert. Vielleicht gibt es sie noch bei ${name}.`,
};

const start: PageText['start'] = {
  title: 'Per E-Mail folgen',
  lead: 'Neue Artikel in Ihrem Postfach. Wählen Sie, wem Sie folgen möchten.',
  mailbox: 'Lokales Postfach öffnen',
  desk: 'Für Betreiber',
};

const problem: PageText['problem'] = {
  notFoundTitle: 'Hier ist nichts',
  notFoundLead: 'Vielleicht ist die Adresse falsch geschrieben, oder es gibt die Seite nicht mehr.',
  noPublicationTitle: 'Das gibt es hier nicht',
  noPublicationLead: (slug) =>
    `Hier gibt es nichts mit dem Namen „${slug}“, dem man folgen könnte. Vielleicht ist die Adresse falsch geschrieben oder hat sich geändert.`,
  methodTitle: 'Das geht auf dieser Seite nicht',
  methodLead: 'Öffnen Sie sie im Browser, und benutzen Sie die Knöpfe darauf.',
  limitTitle: 'Zu viele auf einmal',
  limitLead: (minutes) =>
    `Aus Ihrem Netz kamen sehr viele Anmeldungen. Bitte versuchen Sie es in ${minutes === 1 ? 'einer Minute' : `${minutes} Minuten`} noch einmal.`,
  badTitle: 'Diese Anfrage war nicht lesbar',
  badLead: 'Bitte gehen Sie zurück, und versuchen Sie es noch einmal.',
  tooLargeTitle: 'Das ist zu viel Text',
  tooLargeLead:
    'Das Formular nimmt eine E-Mail-Adresse und ein paar Angaben. Bitte gehen Sie zurück, und kürzen Sie, was Sie eingegeben haben.',
  brokenTitle: 'Hier ist etwas schiefgegangen',
  brokenLead: 'Es liegt nicht an Ihnen. Bitte versuchen Sie es in ein paar Minuten noch einmal.',
  reference: (id) => `Wenn es so bleibt, nennen Sie dem Betreiber der Website diese Nummer: ${id}`,
};

export const pageText: PageText = {
  product: 'Postrider',
  foot: 'E-Mails mit Postrider',
  cadences,
  follow,
  step,
  answer,
  confirm,
  unsubscribe,
  link,
  read,
  start,
  problem,
};
