import { defaults } from '../params/fill';
import { trainingParams } from '../train/settings';
import type { Document, TrainingSpec } from './document';

/** Training settings as declared. */
export const defaultTraining = (): TrainingSpec => defaults(trainingParams) as unknown as TrainingSpec;

/** A project before anything is in it. */
export const emptyDocument = (name = 'Untitled'): Document => ({
  name,
  data: null,
  graph: { nodes: [], edges: [] },
  training: defaultTraining(),
});
