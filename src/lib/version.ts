/** Which version this is: package.json says it, two folders above `src/lib` and `dist/lib`. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../../package.json', import.meta.url);

/** As in `0.1.0`. */
export const version: string = JSON.parse(readFileSync(packageFile, 'utf8')).version;
