// Bundles the command line and the engine's child process into dist/. Native and large packages stay outside.
import { defineConfig } from 'rolldown';

export default defineConfig({
  input: { cli: 'src/cli/index.ts', 'engine-child': 'src/platform/engine-child.ts' },
  platform: 'node',
  external: ['@fugood/whisper.node'],
  output: { dir: 'dist', format: 'esm', minify: false, sourcemap: true, cleanDir: true },
});
