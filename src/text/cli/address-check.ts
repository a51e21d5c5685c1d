/** `postrider address check` */
export const addressCheckText = {
  description: 'say whether mail can go to an address (RFC 5321, RFC 6531); asks no server and no database',
  addresses: 'the addresses, each exactly as it would be used',
  json: 'one JSON document a line, in the order given: { address, valid, ascii, reason }',
  help: `
The exit code is 1 if one of them is invalid. Put -- before an address that starts with a hyphen.

Example:
  $ npx postrider address check ann@bücher.example ann@example --json`,
  invalid: (address: string, reason: string) => `${address}: invalid. ${reason}`,
  /** `ascii`: the same address for servers without SMTPUTF8; null where there is none. */
  valid(address: string, ascii: string | null): string {
    if (ascii === address) return `${address}: valid`;
    return `${address}: valid, ${ascii ? `in ASCII ${ascii}` : 'only where the mail server takes SMTPUTF8'}`;
  },
};
