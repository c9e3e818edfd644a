import { conceptsOf } from '../params/families';
import type { FloatParam, IntParam, Param } from '../params/param';
import { samplers } from './_registry';
import type { AnySampler, Interval, SearchRange } from './_sampler';

/** From this ratio of the ends on, even draws would hardly ever be among the small values (T54). */
const wideRatio = 100;
const isWide = ({ lo, hi }: Interval): boolean => lo > 0 && hi >= wideRatio * lo;

/** A logarithm has no 0: where the parameter has one, the search starts a little above. */
const lowest = ({ type, scale, min, max }: IntParam | FloatParam): number => {
  if (scale !== 'log' || min > 0) return min;
  return type === 'int' ? 1 : Math.min(1e-6, max / 10);
};

/** All that a parameter allows, as a range to search or to narrow; undefined for a table, which has none. */
export const rangeOf = (param: Param): SearchRange | undefined => {
  switch (param.type) {
    case 'int':
      return { lo: lowest(param), hi: param.max, whole: true };
    case 'float':
      return { lo: lowest(param), hi: param.max };
    case 'bool':
      return { values: [false, true] };
    case 'oneOf':
      return { values: param.choices.map(({ value }) => value) };
    case 'ref':
      return { values: conceptsOf(param.of).map(({ kind }) => ({ kind })) };
    case 'list':
      return undefined;
  }
};

const numberSampler = (param: IntParam | FloatParam, range: Interval): AnySampler => {
  // 50 to 100 units are drawn evenly (T53), 1 to 1000 by orders of magnitude.
  if (param.type === 'int') return param.scale === 'log' && isWide(range) ? samplers.log : samplers.integer;
  const suited = param.scale === 'linear' && isWide(range) ? samplers.log : samplers[param.scale];
  return suited.fits(range) ? suited : samplers.linear;
};

/** The sampler that suits a parameter, over all of its range or a narrower one; undefined where there is none to search. */
export const samplerFor = (param: Param, range = rangeOf(param)): AnySampler | undefined => {
  if (!range) return undefined;
  if ('values' in range) return samplers.choice;
  return param.type === 'int' || param.type === 'float' ? numberSampler(param, range) : undefined;
};
