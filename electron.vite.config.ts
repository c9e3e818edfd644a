import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

// The oldest runtime that must work is Electron 25: Node 18.15 and Chromium 114.
const node = 'node18.15';
const chrome = 'chrome114';
const here = (file: string) => resolve(import.meta.dirname, file);

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: node,
      // As an entry of rolldown: worker threads imported with ?modulePath need it so.
      rolldownOptions: { input: { index: here('electron/main/index.ts') }, output: { format: 'cjs' } },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: node,
      rolldownOptions: { input: { index: here('electron/preload/index.ts') }, output: { format: 'cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [svelte({ configFile: false })],
    // Without it the CSS is not lowered to what the oldest Chromium reads.
    css: { transformer: 'lightningcss' },
    build: {
      outDir: 'out/renderer',
      target: chrome,
      cssTarget: chrome,
      // Fonts and images stay files: the content security policy has no use for data: addresses then.
      assetsInlineLimit: 0,
      // How long each plugin took is nothing to whoever just starts the app.
      rolldownOptions: { input: here('renderer/index.html'), checks: { pluginTimings: false } },
    },
  },
});
