import type { ExportProof } from '../../../electron/shared/ipc';
import { counted, exact } from '../../ui/format';

/** What reading the file back has shown, in sentences. */
export const proofWords = (proof: ExportProof): string => {
  const bits = proof.sameBits ? 'same bits' : 'not the same bits';
  const read = `Read back from the file: ${counted(proof.tensors, 'tensor')}, ${bits}.`;
  if (proof.rows === 0) return `${read} No rows were open to predict with them.`;
  const difference = exact(Number(proof.maxDifference.toPrecision(3)));
  return `${read} ${counted(proof.rows, 'dev row')} predicted with them: largest difference ${difference}.`;
};

/** The proof holds when the bits and the predictions are the same. */
export const holds = (proof: ExportProof): boolean => proof.sameBits && proof.maxDifference === 0;

/** A path in two parts: the first may be cut, the last is always shown. */
export const pathParts = (path: string): readonly [folder: string, file: string] => {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  return [path.slice(0, at), path.slice(at)];
};
