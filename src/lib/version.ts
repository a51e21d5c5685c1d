/** The version of Postrider, from package.json, two folders above both `src/lib` and `dist/lib`. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);

/** For example `0.1.0`. */
export const version: string = JSON.parse(readFileSync(packageFile, 'utf8')).version;
