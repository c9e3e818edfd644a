import { conceptOf, fillValues, formatNumber, type Param, type ParamValue, type RefValue } from '@deepwright/engine';

/** A parameter's default with everything in it filled in. */
export const defaultOf = (param: Param): ParamValue => fillValues({ it: param }, {})['it'];

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

export const isSame = (a: ParamValue | undefined, b: ParamValue | undefined): boolean => canonical(a) === canonical(b);

/** Also for a value that leaves out what its own default fills in. */
export const isDefault = (param: Param, value: ParamValue): boolean =>
  isSame(fillValues({ it: param }, { it: value })['it'], defaultOf(param));

/** A value in words: "32", "on", "He normal". */
export const sayValue = (param: Param, value: ParamValue): string => {
  switch (param.type) {
    case 'int':
    case 'float':
      if (Number.isNaN(value)) return 'empty' in param ? (param.empty ?? '–') : '–';
      return value === 0 && param.zero ? param.zero : formatNumber(value as number);
    case 'bool':
      return value ? 'on' : 'off';
    case 'oneOf':
      return param.choices.find((choice) => choice.value === value)?.label ?? String(value);
    case 'ref': {
      const { kind } = value as RefValue;
      return kind === 'auto' ? 'automatic' : (conceptOf(param.of, kind)?.title ?? kind);
    }
    case 'list':
      return `${(value as readonly unknown[]).length} rows`;
  }
};

/** The range of a number, or the choices, for the documentation of a parameter. */
export const sayRange = (param: Param): string => {
  switch (param.type) {
    case 'int':
    case 'float':
      return `${formatNumber(param.min)} to ${formatNumber(param.max)}`;
    case 'bool':
      return 'on or off';
    case 'oneOf':
      return param.choices.map((choice) => choice.label).join(', ');
    case 'ref':
      return `a choice of ${param.of}s`.replace('losss', 'losses');
    case 'list':
      return param.columns.join(', ');
  }
};
