/** Run in a page whose pictures did not come: what keeps a reader from reading the words in their place. */
export const altFaults = '[]';
