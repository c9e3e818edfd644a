import type { StudyAnswers, StudyJob } from '../../data/study';
import type { PictureShape } from '../../data/preview';
import type { Table } from '../../data/table';
import { compareParts } from '../../findings/compare-parts';
import { correlations } from '../../findings/correlations';
import { picturesOf } from '../../findings/pictures';
import { pointsOf } from '../../findings/points';
import { fail, ok, type Result } from '../../issues/issue';
import { augmented } from '../../pipeline/augmented';
import { normalised } from '../../pipeline/normalised';
import type { DataSpec } from '../../project/document';

interface Studied {
  table: Table;
  picture: PictureShape | null;
  spec: DataSpec;
}

/** Finds out what is asked for about an open table. */
export const study = ({ table, picture, spec }: Studied, job: StudyJob): Result<StudyAnswers[StudyJob['study']]> => {
  switch (job.study) {
    case 'normalised':
      return normalised(table, spec, job.column);
    case 'augmented':
      return augmented(table, spec, job.rows);
    case 'correlations':
      return ok(correlations(table, spec));
    case 'points':
      return ok(pointsOf(table, job));
    case 'compare':
      return compareParts(table, spec);
    case 'pictures':
      return picture
        ? ok(picturesOf(table, spec, picture, job))
        : fail({ code: 'data/no-pictures', level: 'error', message: 'The columns of this table are not pixels.' });
  }
};
