/** One row of a list of readers: its values, or the reason why it is refused. */
import type { ImportRow } from '../../actions/subscribers/import-subscribers.ts';
import { isCadence, isTimeZone } from '../../model/issues/cadence.ts';
import { parseAddress } from '../../model/subscribers/addresses.ts';
import { rowText as text } from '../../text/cli/import.ts';
import { addressText } from '../../text/english/addresses.ts';
import { sentenceOf } from '../../text/sentences.ts';
import { type CsvRow, columnOf } from './csv-rows.ts';

export type Reading = { kind: 'row'; row: ImportRow } | { kind: 'rejected'; reason: string };

const rejected = (reason: string): Reading => ({ kind: 'rejected', reason });

/** Creates the function that reads the rows of a file with this header row. */
export function rowReader(header: string[]): (row: CsvRow) => Reading {
  const [email, cadence, timezone] = ['email', 'cadence', 'timezone'].map((name) => columnOf(header, name));
  return (row) => {
    if ('broken' in row) return rejected(text.quotes);
    const cell = (index: number | undefined) => (row.cells[index ?? -1] ?? '').trim();
    return readCells({
      address: cell(email),
      cadence: cell(cadence).toLowerCase(),
      timezone: cell(timezone),
    });
  };
}

/** Checks the cells of one row. For an empty cell, the publication's setting counts. */
function readCells({
  address,
  cadence,
  timezone,
}: Record<'address' | 'cadence' | 'timezone', string>): Reading {
  if (address.includes('\ufffd')) return rejected(text.encoding);
  const parsed = parseAddress(address);
  if (parsed.kind === 'invalid') {
    const reason = sentenceOf(addressText, parsed.problem);
    return rejected(address ? text.address(address, reason) : text.noAddress);
  }
  if (cadence && !isCadence(cadence)) return rejected(text.cadence(cadence));
  if (timezone && !isTimeZone(timezone)) return rejected(text.timezone(timezone));
  return {
    kind: 'row',
    row: {
      address: parsed.address,
      addressKey: parsed.key,
      cadence: isCadence(cadence) ? cadence : null,
      timezone: timezone || null,
    },
  };
}
