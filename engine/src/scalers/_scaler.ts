/** Numbers a scaler learnt from the train rows of one column, by name (mean, deviation …). Stored with the model. */
export type ScalerStats = Readonly<Record<string, number>>;

/** The contract of a scaler of one number column. `fit` sees train rows only (float64). */
export interface ScalerDef {
  kind: string;
  title: string;
  formula: string;
  help: string;
  fit: (values: Float64Array) => ScalerStats;
  apply: (x: number, stats: ScalerStats) => number;
  invert: (x: number, stats: ScalerStats) => number;
}

export const defineScaler = (def: ScalerDef): ScalerDef => def;
