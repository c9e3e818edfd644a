/** Types of what tests use. */
export function compileKernels(module: string, name: 'std' | 'relaxed'): Promise<Uint8Array<ArrayBuffer>>;
