/** `npm run build`: compiles src/ to dist/ if it changed. */
import { build } from './lib/prepare.mjs';

if (!build()) process.exitCode = 1;
