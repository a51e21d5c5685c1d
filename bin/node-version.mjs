/** Kept in old syntax: it is read by the very versions that it refuses. */

/** A sentence if this version of Node can't run Postrider, else ''. Versions as in package.json's `engines`. */
export function nodeVersionProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 14) || major > 22;
  if (fits) return '';
  return (
    'Postrider needs Node 20.19 or newer (20.x), or 22.14 or newer; this is ' +
    version +
    '. Get a newer one from https://nodejs.org or from your version manager (nvm install 22), then start again.'
  );
}
