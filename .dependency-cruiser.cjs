/** Who may import whom. ARCHITECTURE.md has the picture. */
const engineCore = { path: '^engine/src/', pathNot: ['^engine/src/(host|cli)/', '\\.test\\.ts$'] };
const tests = '\\.test\\.ts$';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    forbid(
      'no-circular',
      'Files that need each other are one file, or lack a third.',
      {},
      {
        circular: true,
        viaOnly: { dependencyTypesNot: ['type-only'] },
      },
    ),
    forbid('no-unresolvable', 'An import that cannot be found fails at run time.', {}, { couldNotResolve: true }),
    forbid(
      'engine-alone',
      'The engine never knows where it runs.',
      { path: '^engine/' },
      { path: '^(electron|renderer|test|scripts)/' },
    ),
    forbid('core-without-host', 'The core has no Node side.', engineCore, { path: '^engine/src/(host|cli)/' }),
    forbid('core-without-node', 'The core runs in the window too.', engineCore, { dependencyTypes: ['core'] }),
    forbid('core-without-duckdb', 'Reading data is for the Node side.', engineCore, { path: '@duckdb/' }),
    forbid('core-without-koffi', 'Foreign code is called on the Node side.', engineCore, {
      path: 'node_modules/koffi/',
    }),
    forbid(
      'host-without-cli',
      'The command line is a user of the Node side, not a part.',
      { path: '^engine/src/host/' },
      { path: '^engine/src/cli/' },
    ),
    forbid(
      'renderer-without-electron',
      'The window talks to the main process by the typed contract only.',
      { path: '^renderer/' },
      { path: '^electron/', pathNot: '^electron/shared/' },
    ),
    forbid(
      'renderer-without-node',
      'The window is sandboxed.',
      { path: '^renderer/', pathNot: tests },
      {
        dependencyTypes: ['core'],
      },
    ),
    forbid(
      'renderer-without-host',
      'The window has no Node side.',
      { path: '^renderer/' },
      {
        path: '^engine/src/(host|cli)/',
      },
    ),
    forbid(
      'electron-without-renderer',
      'The main process never draws.',
      { path: '^electron/' },
      { path: '^renderer/' },
    ),
    forbid(
      'components-in-ui',
      'renderer/ui is the one place that knows the component library.',
      { path: '^(renderer|electron|engine)/', pathNot: '^renderer/ui/' },
      { path: 'node_modules/(bits-ui|paneforge)/' },
    ),
    forbid(
      'charts-in-charts',
      'renderer/charts is the one place that knows the chart library.',
      { path: '^(renderer|electron|engine)/', pathNot: '^renderer/charts/' },
      { path: 'node_modules/(chart\\.js|chartjs-[^/]+)/' },
    ),
    forbid(
      'electron-in-electron',
      'The electron module exists in the main process and the preload only.',
      { path: '^(renderer|engine)/' },
      { path: 'node_modules/electron/' },
    ),
    forbid(
      'shared-is-pure',
      'The contract is read on both sides.',
      { path: '^electron/shared/', pathNot: tests },
      { path: '^electron/(main|preload|workers)/|node_modules/electron/', dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|engine/dist|test/results)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'svelte', 'node', 'default', 'types'],
      extensions: ['.ts', '.svelte.ts', '.svelte', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
