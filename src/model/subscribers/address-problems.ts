/** What can be wrong with a mail address; src/text/reader has a sentence for each code. */
export type AddressProblem =
  | {
      code:
        | 'empty'
        | 'control'
        | 'space-around'
        | 'space-inside'
        | 'mailto'
        | 'several'
        | 'no-at'
        | 'two-ats'
        | 'comma-for-dot'
        | 'dot-at-end'
        | 'nothing-before'
        | 'nothing-after'
        | 'quotes'
        | 'local-too-long'
        | 'local-dots'
        | 'literal'
        | 'domain-dots'
        | 'domain-not-a-name'
        | 'label-too-long'
        | 'domain-too-long'
        | 'numeric-ending'
        | 'too-long';
    }
  | { code: 'invisible' | 'local-character' | 'domain-character'; character: string }
  /** `inner`: the address between angle brackets. */
  | { code: 'brackets'; inner: string }
  | { code: 'domain-hyphen' | 'no-ending'; label: string };
