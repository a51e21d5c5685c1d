import { parseAddress, type ValidAddress } from '../../src/model/subscribers/addresses.ts';

/** The address as a form's reading gives it. */
export function validAddress(typed: string): ValidAddress {
  const address = parseAddress(typed);
  if (address.kind === 'invalid') throw new Error(`${typed} is no address`);
  return address;
}
