/** What is wrong with the settings in the environment, and what to do. */
export const configText = {
  /** Stand after the name of a setting. */
  address: (protocols: string[], example: string) =>
    `is not an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}, like ${example}`,
  number: 'is not a number',
  whole: 'is not a whole number',
  min: (from: number) => `must be at least ${from}`,
  max: (to: number) => `must be at most ${to}`,
  path: 'must have no path: give Postrider a host name of its own, like https://news.example.org',
  shortKey: 'is too short: give at least 32 characters, for example from `openssl rand -base64 32`',
  proxies: 'is a number of proxies, like 1, or a list of their addresses',

  bothSet: (name: string) => `${name} and ${name}_FILE are both set: keep one of them`,
  unreadable: (name: string, detail: string) => `${name}_FILE can't be read: ${detail}`,
  databaseAddress:
    'DATABASE_URL is not a well-formed address, like postgres://user:password@localhost:5432/postrider',
  databaseKind: (scheme: string) =>
    `DATABASE_URL must be a file or start with postgres://; this one starts with ${scheme}://`,
  smtpNumber: (name: string, typed: string | null, max: number) =>
    `SMTP_URL: ${name}=${typed} must be a number above 0, at most ${max}`,
  smtpHost: 'SMTP_URL names no host: write it like smtp://user:password@mail.example.org:587',
  all: (problems: string[]) =>
    `The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,

  dataFolder: (folder: string, detail: string) =>
    `The data folder ${folder} can't be written: ${detail}. Give this user the right to write there, or choose another folder with DATA_DIR.`,
  /** `place`: where the key of this installation stands. */
  otherKey: (place: string) =>
    `This database was used with another SECRET_KEY. With this one, every link in mails already sent would stop working. Start with the first key: it is in SECRET_KEY of the other installation, or in the file secret.key of its data folder (this one uses ${place}).`,
  roleNeedsRedis: (role: string) =>
    `--role ${role} needs REDIS_URL, so that web and worker processes share one queue. Set it, or start without --role.`,
};

/** Why the program can't listen. */
export const listenText = {
  portTaken: (port: number) =>
    `Port ${port} is taken by another program. Stop it, or choose another port, such as PORT=${port + 1}.`,
  portForbidden: (port: number) =>
    `Port ${port} may not be opened by this user. Choose one above 1023, such as PORT=3000, and let a web server in front pass requests on.`,
  foreignHost: (host: string | undefined) =>
    `HOST=${host} is not an address of this machine. Leave HOST out to listen on all of them.`,
  unknownHost: (host: string | undefined) =>
    `HOST=${host} can not be found. Give an address of this machine, or leave HOST out to listen on all of them.`,
};
