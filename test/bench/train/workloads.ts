/**
 * The five workloads of `npm run bench`, defined by formulas that any language can repeat to the byte: a counter-based
 * generator (mulberry32), near-normal numbers without log or cos, all arithmetic in doubles from left to right, and only
 * the finished arrays rounded to float32. The sums at the end guard every byte.
 */
export const names = ['W1', 'W2', 'W3', 'W4', 'W5'] as const;
export type Name = (typeof names)[number];

export interface Workload {
  /** Widths from the input to the output; one output is a sigmoid with binary cross-entropy, more are a softmax. */
  layers: readonly number[];
  rows: number;
  batch: number;
  /** Of Adam, with β₁ = 0.9, β₂ = 0.999, ε = 1e-8 and bias correction. */
  alpha: number;
  epochs: number;
  /** Mean loss over all rows after training, and the largest share by which float32 in another order may miss it. */
  loss: number;
  spread: number;
  /** Batch norm before each hidden ReLU (no dense bias there) and dropout after it, keeping half. */
  normAndDropout?: boolean;
  /** The workload whose rows it shares. */
  data?: Name;
}

const picture = { layers: [784, 300, 100, 10], rows: 60_000, batch: 128, alpha: 0.001, epochs: 2, spread: 0.02 };

export const workloads: Readonly<Record<Name, Workload>> = {
  W1: { layers: [4, 16, 3], rows: 150, batch: 32, alpha: 0.01, epochs: 200, loss: 0.024035, spread: 0.001 },
  W2: { layers: [50, 64, 64, 1], rows: 100_000, batch: 256, alpha: 0.001, epochs: 5, loss: 0.1644, spread: 0.01 },
  W3: { ...picture, loss: 0.47 },
  W4: { ...picture, loss: 0.497, normAndDropout: true, data: 'W3' },
  W5: { layers: [1024, 1024, 1024, 10], rows: 8192, batch: 512, alpha: 0.001, epochs: 3, loss: 0.0708, spread: 0.02 },
};

type Uniform = () => number;

/** Uniform numbers in [0, 1), each exact in a double. */
const mulberry32 = (seed: number): Uniform => {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** Mean 0, variance 1. */
const nearNormal = (u: Uniform): number => (u() + u() + u() + u() - 2) * 1.7320508075688772;

export interface Rows {
  /** [rows, features] */
  x: Float32Array;
  /** Classes, from 0. */
  y: Int32Array;
}

const flowers = ['setosa', 'versicolor', 'virginica'];

/** Iris, each column (x − mean)/sd with the population's sd, its rows in a drawn order. */
const iris = (csv: string): Rows => {
  const cells = csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
  const n = cells.length;
  const columns = [0, 1, 2, 3].map((j) => {
    const values = cells.map((row) => Number(row[j]));
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / n);
    return values.map((value) => (value - mean) / sd);
  });
  const order = cells.map((_, i) => i);
  const u = mulberry32(1001);
  for (let i = n - 1; i >= 1; i--) {
    const j = Math.floor(u() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return {
    x: Float32Array.from(order.flatMap((row) => columns.map((column) => column[row]!))),
    y: Int32Array.from(order, (row) => flowers.indexOf(cells[row]![4]!)),
  };
};

/** A rule of 13 of 50 features with one product, one square and noise; two classes. */
const rule = (): Rows => {
  const [n, d] = [100_000, 50];
  const x = new Float32Array(n * d);
  const u = mulberry32(2001);
  for (let i = 0; i < x.length; i++) x[i] = nearNormal(u);
  const noise = mulberry32(2002);
  const y = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const at = (j: number): number => x[i * d + j]!;
    let s = 0;
    for (let j = 0; j < 10; j++) s += (j % 2 === 0 ? 0.5 : -0.5) * at(j);
    s = s + 1.5 * at(10) * at(11) + (at(12) * at(12) - 1) + 0.5 * nearNormal(noise);
    y[i] = s > 0 ? 1 : 0;
  }
  return { x, y };
};

/** The class of each row, and its label: one in ten is drawn anew. */
const classes = (n: number, seed: number, noiseSeed: number): { of: Int32Array; y: Int32Array } => {
  const u = mulberry32(seed);
  const of = Int32Array.from({ length: n }, () => Math.floor(10 * u()));
  const noise = mulberry32(noiseSeed);
  const y = of.map((c) => {
    const [isNoise, other] = [noise() < 0.1, noise()];
    return isNoise ? Math.floor(10 * other) : c;
  });
  return { of, y };
};

/** Ten faded pictures of MNIST's shape: about 60 % zeros. */
const pictures = (): Rows => {
  const [n, d] = [60_000, 784];
  const prototype = mulberry32(3001);
  const p = Float64Array.from({ length: 10 * d }, () => {
    const u = prototype();
    return u < 0.7 ? 0 : (u - 0.7) / 0.3;
  });
  const { of, y } = classes(n, 3002, 3003);
  const pixel = mulberry32(3004);
  const x = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const u = pixel();
      x[i * d + j] = u < 0.15 ? u / 0.15 : p[of[i]! * d + j]! * u;
    }
  }
  return { x, y };
};

/** Ten clouds, a quarter to either side of 0 in each of 1,024 directions. */
const clouds = (): Rows => {
  const [n, d] = [8192, 1024];
  const { of, y } = classes(n, 5001, 5002);
  const side = mulberry32(5003);
  const s = Float64Array.from({ length: 10 * d }, () => (side() < 0.5 ? -0.25 : 0.25));
  const u = mulberry32(5004);
  const x = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) x[i * d + j] = nearNormal(u) + s[of[i]! * d + j]!;
  }
  return { x, y };
};

/** The rows of a workload that has its own; `irisCsv` is the text of the sample. */
export const rowsOf = (name: Name, irisCsv: string): Rows =>
  name === 'W1' ? iris(irisCsv) : name === 'W2' ? rule() : name === 'W5' ? clouds() : pictures();

/** What training starts from: W[in, out] of each layer, from the first. Biases and β start at 0, γ at 1. */
export const weightsOf = (name: Name): Float32Array[] => {
  const { layers } = workloads[name];
  return layers.slice(1).map((outputs, l) => {
    const inputs = layers[l]!;
    const isLast = l === layers.length - 2;
    const limit = Math.sqrt(6 / (isLast ? inputs + outputs : inputs));
    const u = mulberry32(100_000 * Number(name.slice(1)) + l + 1);
    return Float32Array.from({ length: inputs * outputs }, () => (2 * u() - 1) * limit);
  });
};

/** SHA-256 of the arrays, little-endian; two independent generators agreed on them. */
export const sums: Readonly<Record<string, string>> = {
  'W1.x.f32': 'c6b164da7cc173c3818da73d4140db67742a8672850e15206ee89e4d3d694c33',
  'W1.y.i32': '6082f2951b13716ff02182371f40b100e22ac82ad03c0a683f2e65769ee974af',
  'W1.w1.f32': 'ad286510056486bc7d3db262c464b0fa3d4cecdb7007d6b3f2cbb191cc134a18',
  'W1.w2.f32': '672dc545e9a5d09c40a819f430a705f4c49236b1bbbed05f8992766161808b51',
  'W2.x.f32': 'a118a6bf5b06da2113c5b1dd38f13e11f54ad782e068a92045e87457da6c5b8a',
  'W2.y.i32': 'a425ab6855b2fcd51e212f5ec589efd147cf9574596ec59176fdf0fe08b4d79c',
  'W2.w1.f32': 'b05c206181930632b347758bb15dbe4b534dad0a0ee6c10f3adfd6e393f826d0',
  'W2.w2.f32': 'f4b6c6aa47b8b5b55e2db6f71a507eecf0362752e0a762de9d37bc38e35875b6',
  'W2.w3.f32': 'e4c7207aab3ec49334bed4c4d175c2044b2b3ffa67fc7bbd06b3646d5636423a',
  'W3.x.f32': '2bf38e67ddb9508911532525b1cfa5d14d0fb18eeb1bcf433d5164370ffcfb63',
  'W3.y.i32': '4d14305a067adad5cfd47d74f898fab931ee5c150ee5ff5d4df547840f3419f3',
  'W3.w1.f32': 'd1168fa45e4aae5106c757ab4d1caecf19e6a4b0a48afe7f7446bda284c8aaf9',
  'W3.w2.f32': '6b46a9cd38298ddfff08ab3f2459614416242f0954c7de6a5a29cd59c879dfda',
  'W3.w3.f32': '76a1c9e4230692cc71d1563b2b7ecf51aa6deb98f01bcec73ee402360c8f233a',
  'W4.w1.f32': 'd613d71c50e6df103ee73e3340cb9ad0c02ea75501d563579301703816af63f4',
  'W4.w2.f32': '9e6c008a09391cace6e2ffedfed67cdfef5ee294264f9e6128e36f33bb416697',
  'W4.w3.f32': 'fc40e6e75c1992a4c286688d3d04e37a9a6fac18def85432869375d60d11eebf',
  'W5.x.f32': '168f8905d4637aba0e8076f5f71969276d73e017dc5cf5c66a7415f7471536e1',
  'W5.y.i32': '5b41a2d878e9876171cf4b5a9b76499e6f2e1f196d4ef7af267cacd7bbd5be49',
  'W5.w1.f32': '06bad333996895b87d6541b60d7741c27bba64c69793728bdf85da095fd97815',
  'W5.w2.f32': '62a1fdf26ae5912860fa068de823d7435d24c886211140c24a2b15f278a54c33',
  'W5.w3.f32': 'd8c55dca65f5785021dca0830a33beefd1f17719c69bc1a2158b3699bcfd2088',
};
