/** What is wrong with an address, and what to do. */
import type { AddressProblem } from '../../../model/subscribers/address-problems.ts';
import type { Sentences } from '../../sentences.ts';

const name = (character: string): string => {
  const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return /[\p{C}\p{M}\p{Z}]/u.test(character) ? `U+${code}` : `„${character}“`;
};

export const addressText: Sentences<AddressProblem> = {
  empty: 'Hier fehlt eine Adresse: Bitte geben Sie Ihre ein, etwa name@example.org.',
  control:
    'In der Adresse steht ein Zeilenumbruch, ein Tabulator oder ein anderes Steuerzeichen: Bitte löschen Sie es.',
  invisible: ({ character }) =>
    `In der Adresse steht ein unsichtbares Zeichen (${name(character)}): Bitte tippen Sie die Adresse ein, statt sie einzufügen.`,
  'space-around':
    'Vor oder nach der Adresse steht ein Leerzeichen oder ein Zeilenumbruch: Bitte löschen Sie es.',
  'space-inside': 'In der Adresse steht ein Leerzeichen: Bitte löschen Sie es.',
  mailto: 'Bitte lassen Sie „mailto:“ weg: Gebraucht wird nur die Adresse, etwa name@example.org.',
  brackets: ({ inner }) =>
    `Bitte geben Sie nur die Adresse an, ohne Namen und ohne spitze Klammern: ${inner}`,
  several: 'Bitte geben Sie nur eine Adresse an.',
  'no-at': 'In der Adresse fehlt das @: Sie sollte aussehen wie name@example.org.',
  'two-ats':
    'In der Adresse steht mehr als ein @: Bitte behalten Sie nur das vor der Domain, wie in name@example.org.',
  'comma-for-dot': 'Nach dem @ steht ein Komma: Bitte setzen Sie stattdessen einen Punkt.',
  'dot-at-end': 'Die Adresse endet mit einem Punkt: Bitte löschen Sie ihn.',
  'nothing-before':
    'Vor dem @ steht nichts: Dort gehört der Name des Postfachs hin, wie in name@example.org.',
  'nothing-after': 'Nach dem @ steht nichts: Dort gehört die Domain hin, wie in name@example.org.',
  quotes:
    'Die Anführungszeichen vor dem @ stimmen nicht: Sie müssen alles umschließen, was vor dem @ steht, und vor jedem Anführungszeichen oder Rückstrich darin muss ein Rückstrich stehen.',
  'local-too-long': 'Was vor dem @ steht, ist länger als die erlaubten 64 Byte: Bitte prüfen Sie es.',
  'local-dots':
    'Was vor dem @ steht, beginnt oder endet mit einem Punkt oder enthält zwei Punkte hintereinander: Bitte prüfen Sie die Punkte.',
  'local-character': ({ character }) =>
    `Vor dem @ darf ${name(character)} nicht stehen: Bitte prüfen Sie die Adresse.`,
  literal:
    'Eine Adresse, die auf eine IP-Adresse endet, ist hier nicht möglich: Bitte geben Sie eine mit einer Domain an, etwa name@example.org.',
  'domain-dots':
    'Die Domain nach dem @ beginnt mit einem Punkt oder enthält zwei hintereinander: Bitte prüfen Sie die Punkte.',
  'domain-character': ({ character }) =>
    `In der Domain nach dem @ darf ${name(character)} nicht stehen: Bitte prüfen Sie die Schreibweise.`,
  'domain-hyphen': ({ label }) =>
    `In der Domain nach dem @ beginnt oder endet „${label}“ mit einem Bindestrich: Bitte prüfen Sie die Schreibweise.`,
  'domain-not-a-name': 'Was nach dem @ steht, ist kein Domainname: Bitte prüfen Sie die Schreibweise.',
  'label-too-long':
    'Ein Teil der Domain ist länger als die 63 Zeichen, die in Domainnamen erlaubt sind: Bitte prüfen Sie ihn.',
  'domain-too-long':
    'Die Domain nach dem @ ist länger als die 253 Zeichen, die in Domainnamen erlaubt sind: Bitte prüfen Sie sie.',
  'no-ending': ({ label }) => `Nach „${label}“ fehlt die Endung: Bitte ergänzen Sie sie, etwa .de oder .org.`,
  'numeric-ending':
    'Die Domain nach dem @ endet mit einer Zahl, was bei keiner Domain vorkommt: Bitte prüfen Sie die Schreibweise.',
  'too-long': 'Die Adresse ist länger als die erlaubten 254 Byte: Bitte prüfen Sie sie.',
};
