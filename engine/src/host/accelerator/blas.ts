import type koffi from 'koffi';
import type { LibraryHandle } from 'koffi';
import path from 'node:path';
import { fail, ok, type Issue, type Result } from '../../issues/issue';
import type { Kernels } from '../../kernels/kernels';
import type { Real } from '../../kernels/real';
import { requireHere } from '../require-here';

/** The matrix products of the kernels. */
export type Products = Pick<Kernels, 'matmul' | 'matmulTransposedA' | 'matmulTransposedB'>;

/** A library of the system that multiplies matrices of float32. */
export interface Blas extends Products {
  /** `OpenBLAS 0.3.21` */
  readonly name: string;
  /** So many threads for its products from now on, in the whole program. */
  useThreads(threads: number): void;
}

/** Why a library is not used. */
export const refusal = (file: string, why: string): Issue => ({
  code: 'accelerator/refused',
  level: 'error',
  message: `The library ‘${file}’ is not used: ${why}.`,
  hint: 'Compute without it, or name another library in the environment variable DEEPWRIGHT_BLAS.',
});

/** What went wrong, without the places in our own program. */
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

/** A function of the library, null when it has none of that name. */
const find = <F>(library: LibraryHandle, prototype: string): F | null => {
  try {
    return library.func(prototype) as F;
  } catch {
    return null;
  }
};

/** One maker's libraries: known by the function that sets their threads. */
interface Make {
  title: string;
  threads: string;
  /** What is handed to that function for so many threads. */
  setting?: (threads: number) => number;
  /** Its description of itself. */
  describe?: (library: LibraryHandle) => string | undefined;
}

const text = (library: LibraryHandle, prototype: string): string | undefined =>
  find<() => string>(library, prototype)?.();

const makes: readonly Make[] = [
  {
    title: 'OpenBLAS',
    threads: 'void openblas_set_num_threads(int threads)',
    describe: (library) => text(library, 'const char *openblas_get_config()'),
  },
  {
    title: 'MKL',
    threads: 'void MKL_Set_Num_Threads(int threads)',
    describe: (library) => {
      const buffer = Buffer.alloc(256);
      find<(to: Buffer, bytes: number) => void>(library, 'void MKL_Get_Version_String(void *to, int bytes)')?.(
        buffer,
        buffer.length,
      );
      return buffer.toString('latin1');
    },
  },
  {
    title: 'BLIS',
    threads: 'void bli_thread_set_num_threads(int64_t threads)',
    describe: (library) => text(library, 'const char *bli_info_get_version_str()'),
  },
  {
    title: 'Accelerate',
    // Since macOS 15; it knows only several threads (0) and one (1).
    threads: 'int BLASSetThreading(unsigned int threading)',
    setting: (threads) => (threads > 1 ? 0 : 1),
  },
];

interface Identity {
  name: string;
  /** Its whole numbers have 64 bits, ours 32. */
  isWide: boolean;
  useThreads: (threads: number) => void;
}

const identify = (library: LibraryHandle, file: string): Identity => {
  for (const { title, threads, setting, describe } of makes) {
    const set = find<(threads: number) => void>(library, threads);
    if (!set) continue;
    const description = describe?.(library) ?? '';
    const version = /\d+(\.\d+)+/.exec(description)?.[0];
    return {
      name: version ? `${title} ${version}` : title,
      isWide: description.includes('USE64BITINT'),
      useThreads: (count) => set(setting ? setting(count) : count),
    };
  }
  return { name: path.parse(file).name, isWide: false, useThreads: () => undefined };
};

type Sgemm = (
  order: number,
  transA: number,
  transB: number,
  m: number,
  n: number,
  k: number,
  alpha: number,
  a: Real,
  lda: number,
  b: Real,
  ldb: number,
  beta: number,
  out: Real,
  ldOut: number,
) => void;

// In koffi's words. An array stands for the address of its first number, whatever memory it lies in.
const sgemmType =
  'void cblas_sgemm(int order, int transA, int transB, int m, int n, int k, float alpha, float *a, int lda, ' +
  'float *b, int ldb, float beta, float *out, int ldOut)';

/** The numbers by which CBLAS calls row-major order, a matrix as it is, and its transpose. */
const rowMajor = 101;
const plain = 111;
const transposed = 112;

/** The library would go on past the end of an array that is too short, through whatever lies there. */
const mustHold = (array: Real, rows: number, cols: number): void => {
  if (array.length >= rows * cols) return;
  throw new Error(`blas: ${rows}×${cols} numbers expected, the array has ${array.length}`);
};

const productsBy = (sgemm: Sgemm): Products => ({
  matmul(a, b, out, m, k, n) {
    mustHold(a, m, k);
    mustHold(b, k, n);
    mustHold(out, m, n);
    sgemm(rowMajor, plain, plain, m, n, k, 1, a, k, b, n, 0, out, n);
  },
  matmulTransposedA(a, b, out, m, k, n) {
    mustHold(a, m, k);
    mustHold(b, m, n);
    mustHold(out, k, n);
    sgemm(rowMajor, transposed, plain, k, n, m, 1, a, k, b, n, 0, out, n);
  },
  matmulTransposedB(a, b, out, m, n, k) {
    mustHold(a, m, n);
    mustHold(b, k, n);
    mustHold(out, m, k);
    sgemm(rowMajor, plain, transposed, m, k, n, 1, a, n, b, n, 0, out, k);
  },
});

/**
 * Opens a library without trying it. koffi is loaded when it is first needed, and may be missing: it is an optional part
 * of the installation.
 */
export const openBlas = (file: string): Result<Blas> => {
  try {
    const { load } = requireHere('koffi') as typeof koffi;
    const library = load(file);
    const sgemm = find<Sgemm>(library, sgemmType);
    if (!sgemm) return fail(refusal(file, 'it has no function cblas_sgemm'));
    const { name, isWide, useThreads } = identify(library, file);
    if (isWide) return fail(refusal(file, `${name} was built for sizes of 64 bits`));
    return ok({ name, useThreads, ...productsBy(sgemm) });
  } catch (error) {
    return fail(refusal(file, messageOf(error)));
  }
};
