import * as v from 'valibot';
import { hash, named, note, precision, target, text, told, whole, type Written } from './_parts';

/** What `deepwright predict --json` prints. */
export const predictFormat = v.pipe(
  v.strictObject({
    ...named('predict'),
    model: told(text, 'Name of the model: that of the project it was trained in.'),
    weightHash: told(hash, 'SHA-256 over names, shapes and bytes of all tensors.'),
    precision,
    target,
    rows: told(whole, 'Rows predicted: as many as the file has that can be read.'),
    columns: told(v.array(text), 'Columns of the file written.'),
    files: told(v.array(text), 'Files written.'),
    notes: told(v.array(note), 'About the data: unread lines, unseen categories, gaps.'),
  }),
  v.title('deepwright predict --json'),
  v.description('The outcome of predicting the rows of a file.'),
);

export type PredictReport = Written<typeof predictFormat>;
