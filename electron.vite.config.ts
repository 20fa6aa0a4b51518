// Owns how the app is bundled: main with its child processes, the preload, and one page a window, all into out/.
// Everything but native packages is bundled, so that the packed app holds no node_modules but those.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { CONTENT_POLICY } from './src/main/security/content-policy.ts';

const NATIVE = ['@fugood/whisper.node', 'uiohook-napi'];

/** Pages are loaded from files, for which no header can be sent: so the policy stands in each of them. */
const contentPolicy: Plugin = {
  name: 'saydash:content-policy',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        external: NATIVE,
        input: {
          index: 'src/main/index.ts',
          'engine-child': 'src/platform/engine-child.ts',
          'hook-child': 'src/platform/desktop/hook-child.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        // A sandboxed preload is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    plugins: [react(), contentPolicy],
    build: {
      outDir: 'out/renderer',
      // A worklet or a picture as a data: address would be against the content policy.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          preview: 'src/renderer/preview.html',
          capture: 'src/renderer/capture.html',
          settings: 'src/renderer/settings.html',
        },
      },
    },
  },
});
