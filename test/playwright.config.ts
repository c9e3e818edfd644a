import { defineConfig } from '@playwright/test';

export default defineConfig({
  workers: 1,
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  outputDir: 'results/artifacts',
  reporter: [['list'], ['json', { outputFile: process.env.DEEPWRIGHT_RESULTS ?? 'results/playwright.json' }]],
  // The app's own themes are tested, so the system's colour scheme is not simulated.
  use: { colorScheme: null, actionTimeout: 15_000, trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    { name: 'e2e', testDir: 'e2e' },
    { name: 'shots', testDir: 'shots' },
    { name: 'bench', testDir: 'bench/window' },
  ],
});
