/** One row of a list of readers: what it says, or why it is refused. */

import type { ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import { isCadence, isTimeZone } from '../../model/issues/cadence.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { type CsvRow, columnOf } from './csv-rows.ts';

export type Reading = { kind: 'row'; row: ImportRow } | { kind: 'rejected'; reason: string };

const rejected = (reason: string): Reading => ({ kind: 'rejected', reason });

/** Reads the rows of a file with this first row. */
export function rowReader(header: string[]): (row: CsvRow) => Reading {
  const [email, cadence, timezone] = ['email', 'cadence', 'timezone'].map((name) => columnOf(header, name));
  return (row) => {
    if ('broken' in row) return rejected('Its quotation marks are not right: close each one that opens.');
    const cell = (index: number | undefined) => (row.cells[index ?? -1] ?? '').trim();
    const address = cell(email);
    if (address.includes('\ufffd')) return rejected('It is not in UTF-8: save the list as CSV in UTF-8.');
    const parsed = parseAddress(address);
    if (parsed.kind === 'invalid') {
      return rejected(
        address
          ? `“${address.slice(0, 100)}”: ${sentenceOf(addressText, parsed.problem)}`
          : 'It has no address.',
      );
    }
    const wish = cell(cadence).toLowerCase();
    if (wish && !isCadence(wish)) {
      return rejected(`“${wish}” is no cadence: write instant, daily, weekly or monthly, or nothing.`);
    }
    const zone = cell(timezone);
    if (zone && !isTimeZone(zone)) {
      return rejected(`“${zone}” is no time zone: write one like Europe/Berlin, or nothing.`);
    }
    return {
      kind: 'row',
      row: {
        address: parsed.address,
        addressKey: parsed.key,
        cadence: isCadence(wish) ? wish : null,
        timezone: zone || null,
      },
    };
  };
}
