/** One row of a list of readers: what it says, or why it is refused. */

import type { ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import { isCadence, isTimeZone } from '../../model/issues/cadence.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { rowText as text } from '../../text/cli/import.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { type CsvRow, columnOf } from './csv-rows.ts';

export type Reading = { kind: 'row'; row: ImportRow } | { kind: 'rejected'; reason: string };

const rejected = (reason: string): Reading => ({ kind: 'rejected', reason });

/** Reads the rows of a file with this first row. */
export function rowReader(header: string[]): (row: CsvRow) => Reading {
  const [email, cadence, timezone] = ['email', 'cadence', 'timezone'].map((name) => columnOf(header, name));
  return (row) => {
    if ('broken' in row) return rejected(text.quotes);
    const cell = (index: number | undefined) => (row.cells[index ?? -1] ?? '').trim();
    const address = cell(email);
    if (address.includes('\ufffd')) return rejected(text.encoding);
    const parsed = parseAddress(address);
    if (parsed.kind === 'invalid') {
      return rejected(
        address ? text.address(address, sentenceOf(addressText, parsed.problem)) : text.noAddress,
      );
    }
    const wish = cell(cadence).toLowerCase();
    if (wish && !isCadence(wish)) {
      return rejected(text.cadence(wish));
    }
    const zone = cell(timezone);
    if (zone && !isTimeZone(zone)) {
      return rejected(text.timezone(zone));
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
