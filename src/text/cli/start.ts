/** `postrider start` */
export const startText = {
  description: 'start Postrider and run until it is stopped (Ctrl-C)',
  role: 'what this process does; web and worker need REDIS_URL',
  help: `
Settings come from the environment, each also as NAME_FILE: PORT, HOST, BASE_URL, DATA_DIR, DATABASE_URL,
REDIS_URL, SMTP_URL, SECRET_KEY, TRUST_PROXY, ALLOW_PRIVATE_FEEDS, LOG_LEVEL. The README explains them.

Examples:
  $ npx postrider start
  $ BASE_URL=https://news.example.org SMTP_URL=smtp://user:password@mail.example.org:587 npx postrider start`,
};
