/** The languages in which there are Postrider's own sentences, by their own names. */
export const catalogues: { code: string; name: string }[] = [{ code: 'en', name: 'English' }];
