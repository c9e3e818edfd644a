import { ceilDiv, rowsPerBlock, setPartial } from './blocks';
import { address, share, size } from './call';
import { putTile, takeTile, TILE_BYTES } from './four-rows';
import { SCRATCH, SCRATCH_BYTES } from './layout';
import { exp, log } from './math';
import { high, loadPart, low, narrow, storePart } from './vector';

/** Softmax and its cost, four rows at a time. `room`: a part's scratch, for tiles and for eight lanes of four sums. */

const LANES: usize = 2 * TILE_BYTES;
const LANES_BYTES: usize = 256;

/** The largest number of each row; one that is none does not count. */
function largest(z: usize, bytes: usize, rows: i32, room: usize): v128 {
  let most = f32x4.splat(-Infinity);
  for (let at: usize = 0; at < bytes; at += 16) {
    const cols = <i32>(bytes - at) >> 2;
    takeTile(room, z + at, bytes, rows, cols);
    const end = room + (min(cols, 4) << 4);
    for (let column = room; column < end; column += 16) most = f32x4.pmax(most, v128.load(column));
  }
  return most;
}

/** Two of the four sums: the order of `total` in vector.ts. */
@inline function laneTotal(lanes: usize): v128 {
  const a = f64x2.add(v128.load(lanes), v128.load(lanes, 128));
  const b = f64x2.add(v128.load(lanes, 32), v128.load(lanes, 160));
  const c = f64x2.add(v128.load(lanes, 64), v128.load(lanes, 192));
  const d = f64x2.add(v128.load(lanes, 96), v128.load(lanes, 224));
  return f64x2.add(f64x2.add(a, c), f64x2.add(b, d));
}

/** The sum of eᶻ⁻ᵐ over each row, rounded; the powers go to `out` unless it is 0. */
function sumsOfPowers(z: usize, bytes: usize, rows: i32, m: v128, room: usize, out: usize): v128 {
  const lanes = room + LANES;
  for (let lane: usize = 0; lane < LANES_BYTES; lane += 16) v128.store(lanes + lane, f64x2.splat(0));
  for (let at: usize = 0; at < bytes; at += 16) {
    const cols = <i32>(bytes - at) >> 2;
    takeTile(room, z + at, bytes, rows, cols);
    const end = min(cols, 4) << 4;
    let lane = lanes + ((at & 16) << 3);
    for (let column = room; column < room + end; column += 16) {
      const e = exp(f32x4.sub(v128.load(column), m));
      v128.store(column, e);
      v128.store(lane, f64x2.add(v128.load(lane), low(e)));
      v128.store(lane, f64x2.add(v128.load(lane, 16), high(e)), 16);
      lane += 32;
    }
    if (out != 0) putTile(room, out + at, bytes, rows, cols);
  }
  return narrow(laneTotal(lanes), laneTotal(lanes + 16));
}

/** [z, out, rows, cols]: softmax of each row. */
export function softmax(part: i32, parts: i32): f64 {
  const rows = size(2);
  const cols = size(3);
  const bytes = <usize>cols << 2;
  const room = SCRATCH + part * SCRATCH_BYTES;
  const end = share(rows, 4, part + 1, parts);
  for (let i = share(rows, 4, part, parts); i < end; i += 4) {
    const z = address(0) + <usize>i * bytes;
    let out = address(1) + <usize>i * bytes;
    const m = largest(z, bytes, end - i, room);
    v128.store(room, sumsOfPowers(z, bytes, end - i, m, room, out));
    for (let row = 0; row < min(4, end - i); row++) {
      const sum = v128.load_splat<u32>(room + (row << 2));
      for (let left = cols; left > 0; left -= 4) {
        storePart(out, f32x4.div(loadPart(out, left), sum), left);
        out += <usize>min(left, 4) << 2;
      }
    }
  }
  return 0;
}

/** Adds the costs of up to two rows, weighed, one after the other. */
@inline function addCosts(sum: f64, costs: v128, weight: usize, count: i32): f64 {
  const first = f64x2.extract_lane(costs, 0);
  const second = f64x2.extract_lane(costs, 1);
  if (count > 0) sum += weight == 0 ? first : <f64>load<f32>(weight) * first;
  if (count > 1) sum += weight == 0 ? second : <f64>load<f32>(weight, 4) * second;
  return sum;
}

/** Σⱼ yⱼ·(log Σ eᶻ − zⱼ) of up to four rows, in double, j after j: added to `sum`, weighed. */
function addCrossEntropy(sum: f64, z: usize, y: usize, weight: usize, bytes: usize, rows: i32, room: usize): f64 {
  const m = largest(z, bytes, rows, room);
  const logSum = f32x4.add(m, log(sumsOfPowers(z, bytes, rows, m, room, 0)));
  let a = f64x2.splat(0);
  let b = f64x2.splat(0);
  for (let at: usize = 0; at < bytes; at += 16) {
    const cols = <i32>(bytes - at) >> 2;
    takeTile(room, z + at, bytes, rows, cols);
    takeTile(room + TILE_BYTES, y + at, bytes, rows, cols);
    const end = min(cols, 4) << 4;
    for (let column = room; column < room + end; column += 16) {
      const target = v128.load(column, TILE_BYTES);
      const cost = f32x4.sub(logSum, v128.load(column));
      a = f64x2.add(a, f64x2.mul(low(target), low(cost)));
      b = f64x2.add(b, f64x2.mul(high(target), high(cost)));
    }
  }
  const half = addCosts(sum, a, weight, rows);
  return addCosts(half, b, weight == 0 ? 0 : weight + 8, rows - 2);
}

/** [z, target, weight or 0, rows, cols]: the cross-entropy of softmax(z), in blocks of rows. */
export function softmaxCrossEntropy(part: i32, parts: i32): f64 {
  const weight = address(2);
  const rows = size(3);
  const bytes = <usize>size(4) << 2;
  const room = SCRATCH + part * SCRATCH_BYTES;
  const each = rowsPerBlock(rows);
  const blocks = ceilDiv(rows, each);
  const last = share(blocks, 1, part + 1, parts);
  for (let block = share(blocks, 1, part, parts); block < last; block++) {
    const end = min(rows, (block + 1) * each);
    let sum: f64 = 0;
    for (let i = block * each; i < end; i += 4) {
      const first = <usize>i * bytes;
      const weights = weight == 0 ? 0 : weight + (<usize>i << 2);
      sum = addCrossEntropy(sum, address(0) + first, address(1) + first, weights, bytes, end - i, room);
    }
    setPartial(block, sum);
  }
  return blocks;
}
