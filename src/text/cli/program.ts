/** What the command line says whatever the command. */
export const programText = {
  description: "Lets a site's readers follow it by email: new articles at once or as digests, self-hosted.",
  version: 'print the version',
  help: 'print this help',
  afterError: 'Add --help for the options and an example.',
  exitCodes: '\nExit codes: 0 it worked, 1 it failed, 2 wrong usage.',
};

/** Commands that hold others. */
export const groupText = {
  address: 'mail addresses',
  feed: 'feeds',
  key: 'keys for the API',
  owner: 'people who sign in and run publications',
  publication: 'what readers follow',
};

/** `known`: the short names that there are. */
export const unknownPublication = (slug: string, known: string[]): string =>
  `There is no publication “${slug}”. ${
    known.length > 0
      ? `There is ${known.join(', ')}.`
      : 'There is none yet: add one with `postrider publication add`.'
  }`;
