// Bundles the extractor for Node 20, which cannot run TypeScript. features.py gives the folder.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { extract: 'training/reader/extract.ts' },
  platform: 'node',
  output: { dir: process.env.READER_BUNDLE ?? 'training/reader/build', format: 'esm', entryFileNames: '[name].mjs' },
});
