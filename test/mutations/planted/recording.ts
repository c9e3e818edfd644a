import { into, type Mutation } from '../mutation';

const played = ['test/property/recorded-steps', 'engine/src/compile/step-plan'];
const noted = ['engine/src/host/kernels/wasm-recorder', ...played];

/** What notes the kernel calls of a step, and what plays them back. */
export default [
  ...into('kernels/recorder.ts', noted, {
    name: 'stand-ins-look-like-nothing',
    find: '  get: notRecordable,',
    replace: '  get: () => undefined,',
    why: 'A layer that looks at a number in JavaScript would be played back with what it saw once.',
  }),
  ...into(
    'host/kernels/wasm-recorder.ts',
    noted,
    {
      name: 'half-of-what-could-not-be-noted',
      find: '    kernels.length = length;\n',
      replace: '',
      why: 'What a block asked for before it turned out that it cannot be noted would be done twice.',
    },
    {
      name: 'recordings-from-the-start',
      find: '    this.taken = length;\n',
      replace: '',
      why: 'A recording begins where the one before it ended.',
    },
    {
      name: 'total-used-within',
      find: 'if (kernels.totals === 0) return true;',
      replace: 'if (kernels.totals >= 0) return true;',
      why: 'Who asks for a total decides something by it, unless it is what is given back.',
    },
    {
      name: 'mask-of-the-first-step',
      find: '  override dropoutMask(): void {\n    notRecordable();\n  }\n',
      replace: '',
      why: 'A mask is drawn anew at each step (T16).',
    },
  ),
  ...into(
    'compile/step-plan.ts',
    played,
    {
      name: 'recordings-after-the-blocks-between',
      find: '      take();\n      passed.push(action);',
      replace: '      passed.push(action);',
      why: 'What was noted before a block is done before it.',
    },
    {
      name: 'loss-without-weights',
      find: 'inCost: cost.inCost && recorder.standIn(cost.inCost)',
      replace: 'inCost: null',
      why: 'Row weights count in a recorded cost as in any other.',
    },

    {
      name: 'recording-of-other-rows',
      find: 'step.rows === rows && step.inCost',
      replace: 'step.inCost',
      why: 'A short last mini-batch has calls of its own.',
    },
    {
      name: 'recording-of-other-weights',
      find: 'step.rows === rows && step.inCost === inCost',
      replace: 'step.rows === rows',
      why: 'Whether rows have weights is part of the calls.',
    },
    {
      name: 'recording-outlives-a-change',
      find: '    this.recorded = [];\n',
      replace: '',
      why: 'A parameter changed on the way is part of the calls.',
    },
  ),
] satisfies readonly Mutation[];
