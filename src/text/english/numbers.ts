/** Numbers in English sentences. */

/** `1,234` */
export const number = (n: number): string => n.toLocaleString('en');

/** `1 mail`, `1,234 mails`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${number(n)} ${n === 1 ? one : many}`;
