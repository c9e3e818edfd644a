import { defineConfig } from 'vitest/config';
import path from 'node:path';
export default defineConfig({
  root: path.resolve(import.meta.dirname, '../..'),
  cacheDir: '/tmp/h7-vite',
  test: {
    environment: 'node',
    pool: 'threads', isolate: false, fileParallelism: false,
    include: ['engine/src/**/*.test.ts', 'test/{contract,golden}/**/*.test.ts'],
    exclude: ['engine/src/{host,cli}/**', 'test/golden/hashes*'],
  },
});
