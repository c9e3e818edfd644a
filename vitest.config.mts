import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: ['scripts/lib/kernels-for-tests.mjs'],
    reporters: ['default', ['json', { outputFile: 'test/results/unit.json' }]],
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'engine/src/**/*.test.ts',
            'electron/**/*.test.ts',
            'test/{unit,contract,golden,property,integration,architecture,mutations}/**/*.test.ts',
          ],
        },
      },
      {
        plugins: [svelte({ configFile: false })],
        // Runes need Svelte's browser side, also when tested in Node.
        resolve: { conditions: ['browser'] },
        test: {
          name: 'renderer',
          environment: 'node',
          include: ['renderer/**/*.test.ts', 'test/renderer/**/*.test.ts'],
        },
      },
    ],
  },
});
