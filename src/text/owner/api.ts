/** What programs are answered that use the API, or push to it; people read it in their logs. */
export const apiText = {
  noKey: 'Send an API key, as in “Authorization: Bearer pr_…”. `npx postrider key add NAME` makes one.',
  unknownKey:
    'This API key is not known here. Check that it was copied whole; `npx postrider key add NAME` makes another.',
  unknownPublication: (slug: string) =>
    `There is no publication “${slug}”: give the name that its follow page has in its address.`,
  limited: (minutes: number) =>
    `Too many requests with this key. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  method: (allow: string) => `This address takes ${allow} only.`,
  malformed: 'The request is not well formed.',
  broken: (reference: string) => `Something broke here. The log has it under the number ${reference}.`,
};

/** What hubs are answered. */
export const hubText = {
  unknown: 'There is no such subscription.',
  limited: 'Too many pushes. Later, please.',
  tooLarge: 'A push has at most 10 MB.',
  encoded: 'Send it without Content-Encoding.',
};
