/** Every sentence of the owner's pages. Names and addresses come in as arguments, unescaped. */
const desk = {
  title: 'Publications',
  pages: { overview: 'Overview', readers: 'Readers', settings: 'Settings', install: 'Follow bar' },
  signOut: 'Sign out',
  signedInAs: (email: string) => `Signed in as ${email}`,
};

export const ownerText = { desk };
