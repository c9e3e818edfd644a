import type { Issue } from '../issues/issue';
import { conceptOf, conceptsOf, paramsOf } from './families';
import { formatNumber } from './format-number';
import type { FloatParam, IntParam, ListParam, OneOfParam, Param, Params, RefParam } from './param';

/** Where the values stand: the block, and the path to them in its parameters. */
export interface ParamPlace {
  nodeId?: string;
  path?: string;
}

/** Everything wrong with some values: ranges, whole numbers, unknown kinds, names that no parameter has. */
export const checkValues = (
  params: Params,
  values: Readonly<Record<string, unknown>>,
  place: ParamPlace = {},
): Issue[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const at = { ...place, path: place.path ? `${place.path}.${name}` : name };
    if (!Object.hasOwn(params, name)) return name === 'kind' ? [] : [unknownName(name, Object.keys(params), at)];
    return checkValue(params[name]!, value, at);
  });

/** What is wrong with one value, in words for beside its field. */
export const checkValue = (param: Param, value: unknown, place: ParamPlace): Issue[] => {
  switch (param.type) {
    case 'int':
    case 'float':
      return checkNumber(param, value, place);
    case 'bool':
      return typeof value === 'boolean' ? [] : [wrong(param, 'on or off', value, place)];
    case 'oneOf':
      return checkChoice(param, value, place);
    case 'ref':
      return checkRef(param, value, place);
    case 'list':
      return checkList(param, value, place);
  }
};

const issue = (code: string, message: string, place: ParamPlace, hint?: string): Issue => ({
  code,
  level: 'error',
  message,
  ...(hint ? { hint } : {}),
  ...place,
});

const show = (value: unknown): string =>
  typeof value === 'number'
    ? formatNumber(value)
    : typeof value === 'string'
      ? `‘${value}’`
      : (JSON.stringify(value) ?? 'nothing');

const wrong = (param: Param, expected: string, value: unknown, place: ParamPlace): Issue =>
  issue('params/type', `${param.label} must be ${expected}; ${show(value)} came.`, place);

const checkNumber = (param: IntParam | FloatParam, value: unknown, place: ParamPlace): Issue[] => {
  const kind = param.type === 'int' ? 'a whole number' : 'a number';
  if (param.type === 'float' && param.empty !== undefined && Number.isNaN(value)) return [];
  if (typeof value !== 'number' || !Number.isFinite(value)) return [wrong(param, kind, value, place)];
  if (param.zero !== undefined && value === 0) return [];
  if (param.type === 'int' && !Number.isInteger(value)) return [wrong(param, kind, value, place)];
  if (value >= param.min && value <= param.max) return [];
  const range = `from ${formatNumber(param.min)} to ${formatNumber(param.max)}`;
  return [
    issue(
      'params/range',
      `${param.label} must be ${range}; ${show(value)} ${value === 0 && param.atZero ? param.atZero : 'came'}.`,
      place,
    ),
  ];
};

const checkChoice = (param: OneOfParam, value: unknown, place: ParamPlace): Issue[] =>
  param.choices.some((choice) => choice.value === value)
    ? []
    : [wrong(param, param.choices.map((choice) => choice.label).join(' or '), value, place)];

const checkRef = (param: RefParam, value: unknown, place: ParamPlace): Issue[] => {
  const kind = typeof value === 'object' && value !== null ? (value as { kind?: unknown }).kind : undefined;
  if (param.auto && kind === 'auto') return [];
  if (typeof kind !== 'string' || !conceptOf(param.of, kind)) {
    const known = conceptsOf(param.of).map((concept) => concept.kind);
    return [issue('params/kind', `${param.label} must be one of ${known.join(', ')}; ${show(kind)} came.`, place)];
  }
  return checkValues(paramsOf(param.of, kind), value as Record<string, unknown>, place);
};

const checkList = (param: ListParam, value: unknown, place: ParamPlace): Issue[] => {
  const width = param.columns.length;
  const fits = (row: unknown) => Array.isArray(row) && row.length === width && row.every((x) => Number.isFinite(x));
  if (!Array.isArray(value) || !value.every(fits))
    return [wrong(param, `rows of ${width} numbers (${param.columns.join(', ')})`, value, place)];
  const low = (value as number[][]).find((row) => row.some((x, i) => x < (param.min?.[i] ?? -Infinity)));
  if (!low) return [];
  const ranges = param.columns.map((column, i) => `${column} from ${formatNumber(param.min![i]!)}`);
  return [issue('params/range', `${param.label} must have ${ranges.join(' and ')}; ${show(low)} came.`, place)];
};

const unknownName = (name: string, known: readonly string[], place: ParamPlace): Issue =>
  issue(
    'params/unknown',
    `There is no parameter ‘${name}’ here.`,
    place,
    known.length ? `Known are ${known.join(', ')}.` : undefined,
  );
