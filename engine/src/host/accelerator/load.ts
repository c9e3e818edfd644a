import { fail, type Result } from '../../issues/issue';
import { openBlas, refusal, type Blas } from './blas';
import { whyWrong } from './self-test';

/** Opens a library and tries it. One that crashes takes the program with it: `findAccelerator` tries it elsewhere first. */
export const loadAccelerator = (file: string): Result<Blas> => {
  const opened = openBlas(file);
  if (!opened.ok) return opened;
  const wrong = whyWrong(opened.value);
  return wrong === null ? opened : fail(refusal(file, wrong));
};
