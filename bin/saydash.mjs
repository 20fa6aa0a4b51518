#!/usr/bin/env node
// Starts the built command line, and says what to do where it was never built.
import { existsSync } from 'node:fs';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  console.error('saydash: it is not built yet. Run `npm run setup` in its folder.');
  process.exitCode = 1;
}
