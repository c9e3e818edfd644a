import type { ScalerStats } from '../scalers/_scaler';
import type { FeatureCoding, Pipeline } from './pipeline';

/** What the columns of x are, in order: the one place that knows which numbers a coding puts where. */

/** How a column of x was scaled; null where it holds 0 and 1. */
type Scaling = { scaler: string; stats: ScalerStats } | null;

/** One column of x. */
export interface EncodedColumn {
  /** `beak_length_mm`, `island=Biscoe`, `sold month`, `age missing` … */
  name: string;
  /** The column of the table. */
  column: string;
  /** A number of its own, as opposed to categories and marks. */
  isNumber: boolean;
  scaling: Scaling;
}

/** Columns of x that one feature becomes. */
export const widthOfCoding = (coding: FeatureCoding): number => {
  const own = coding.type === 'category' ? coding.categories.length : coding.type === 'date' ? coding.parts.length : 1;
  return own + Number(coding.indicator);
};

/** Numbers in one encoded row. */
export const widthOfFeatures = ({ features }: Pick<Pipeline, 'features'>): number =>
  features.reduce((sum, coding) => sum + widthOfCoding(coding), 0);

const ownColumns = (coding: FeatureCoding): EncodedColumn[] => {
  const { column } = coding;
  switch (coding.type) {
    case 'category':
      return coding.categories.map((category) => mark(column, `${column}=${category}`));
    case 'date':
      return coding.parts.map(({ part, ...scaling }) => ({
        name: `${column} ${part}`,
        column,
        isNumber: true,
        scaling,
      }));
    default: {
      const { scaler, stats, type } = coding;
      return [{ name: column, column, isNumber: type === 'number', scaling: { scaler, stats } }];
    }
  }
};

const mark = (column: string, name: string): EncodedColumn => ({ name, column, isNumber: false, scaling: null });

/** Columns of x in order. */
export const encodedColumns = ({ features }: Pick<Pipeline, 'features'>): EncodedColumn[] =>
  features.flatMap((coding) => {
    if (!coding.indicator) return ownColumns(coding);
    const gap = coding.type === 'category' ? `${coding.column}=missing` : `${coding.column} missing`;
    return [...ownColumns(coding), mark(coding.column, gap)];
  });

export const featureNames = (pipeline: Pick<Pipeline, 'features'>): string[] =>
  encodedColumns(pipeline).map(({ name }) => name);
