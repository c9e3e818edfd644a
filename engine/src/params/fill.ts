import { paramsOf } from './families';
import type { Param, ParamRecord, Params, ParamValue, RefValue } from './param';

/** A reference with its concept's own defaults filled in: `{ kind: 'adam' }` gains β₁, β₂ and ε. */
const fillRef = (param: Param & { type: 'ref' }, value: RefValue): RefValue => ({
  ...fillValues(paramsOf(param.of, value.kind), value),
  kind: value.kind,
});

const isRef = (value: unknown): value is RefValue =>
  typeof value === 'object' && value !== null && typeof (value as RefValue).kind === 'string';

const fillOne = (param: Param, value: ParamValue | undefined): ParamValue => {
  if (param.type === 'ref') return fillRef(param, isRef(value) ? value : param.default);
  return value ?? param.default;
};

/** The values with every default filled in, references too. Values that no parameter describes are left out. */
export const fillValues = (params: Params, values: Readonly<Record<string, ParamValue | undefined>>): ParamRecord =>
  Object.fromEntries(
    Object.entries(params).map(([name, param]) => [
      name,
      fillOne(param, Object.hasOwn(values, name) ? values[name] : undefined),
    ]),
  );

export const defaults = (params: Params): ParamRecord => fillValues(params, {});
