/** Sentences for the codes that rules and lower rooms return. */

/** A code with the data that its sentence needs. */
interface Coded {
  code: string;
}

/** A sentence for every code of a union, made of its data where it has any. A code without a sentence doesn't compile. */
export type Sentences<P extends Coded> = {
  [Q in P as Q['code']]: [Exclude<keyof Q, 'code'>] extends [never] ? string : (problem: Q) => string;
};

/** @returns what `problem` says in the language of `sentences` */
export function sentenceOf<P extends Coded>(sentences: Sentences<P>, problem: P): string {
  // The compiler can't see that the entry at a code takes the problem of that code.
  const sentence = sentences[problem.code as keyof Sentences<P>] as string | ((problem: P) => string);
  return typeof sentence === 'string' ? sentence : sentence(problem);
}
