/**
 * The stock WASM backend multiplies plain matrices by XNNPACK but transposed ones, two of the three products of each dense
 * layer's training, by a slow loop. Here they are transposed first: what a careful user of it could have.
 */
export function repairMatMul(tf) {
  const stock = tf.getKernel('BatchMatMul', 'wasm');
  const transpose = tf.getKernel('Transpose', 'wasm');
  tf.unregisterKernel('BatchMatMul', 'wasm');
  tf.registerKernel({
    ...stock,
    kernelFunc: ({ inputs: { a, b }, attrs: { transposeA, transposeB }, backend }) => {
      const plain = (x, isTransposed) => {
        if (!isTransposed) return x;
        const last = x.shape.length - 1;
        const perm = x.shape.map((_, i) => (i < last - 1 ? i : 2 * last - 1 - i));
        return transpose.kernelFunc({ inputs: { x }, attrs: { perm }, backend });
      };
      const inputs = { a: plain(a, transposeA), b: plain(b, transposeB) };
      const out = stock.kernelFunc({ inputs, attrs: { transposeA: false, transposeB: false }, backend });
      if (transposeA) backend.disposeData(inputs.a.dataId);
      if (transposeB) backend.disposeData(inputs.b.dataId);
      return out;
    },
  });
}
