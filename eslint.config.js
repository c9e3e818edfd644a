const js = require('@eslint/js');
const { defineConfig, globalIgnores } = require('eslint/config');
const prettier = require('eslint-config-prettier');
const svelte = require('eslint-plugin-svelte');
const globals = require('globals');
const ts = require('typescript-eslint');

// The engine's results must be the same bits everywhere: nothing in its core may depend on chance, clock or machine.
const notReproducible = 'differs between runs or machines: the engine must give the same bits everywhere.';
const forbiddenMath = ['random', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'atan2', 'sinh', 'cosh'];
const forbiddenGlobals = ['Date', 'performance', 'process', 'console', 'Buffer', 'window', 'document', 'require'];

module.exports = defineConfig(
  globalIgnores(['out/', 'dist/', 'engine/dist/', '.cache/', 'test/results/', 'resources/']),
  // AssemblyScript, and what is compiled from it.
  globalIgnores(['engine/wasm/', 'engine/src/host/kernels/_*.ts']),
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['**/*.mjs'], languageOptions: { globals: globals.nodeBuiltin } },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  {
    files: ['**/*.{ts,mts}', '**/*.svelte'],
    extends: [ts.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-ignore': true, 'ts-expect-error': 'allow-with-description' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Rules that need types, for the two mistakes that only types reveal: a forgotten await, a needless one.
    files: ['**/*.{ts,mts}'],
    ignores: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['renderer/**'],
    languageOptions: { globals: globals.browser },
  },
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    files: ['engine/src/**/*.ts'],
    ignores: ['engine/src/host/**', 'engine/src/cli/**', '**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...forbiddenGlobals.map((name) => ({ name, message: notReproducible }))],
      'no-restricted-properties': [
        'error',
        ...forbiddenMath.map((property) => ({
          object: 'Math',
          property,
          message: `Math.${property} ${notReproducible}`,
        })),
      ],
    },
  },
  {
    files: ['electron/**/*.ts'],
    ignores: ['electron/preload/**', 'electron/main/ipc.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: 'electron',
              importNames: ['ipcMain', 'ipcRenderer'],
              message: 'Only electron/main/ipc.ts and the preload know the bridge.',
            },
          ],
        },
      ],
    },
  },
  { files: ['test/**', '**/*.test.ts', '**/_registry.ts'], rules: { 'max-lines': 'off' } },
  prettier,
);
