import type { Viewport } from '@xyflow/svelte';
import { project } from '../../../stores/project.svelte';
import { around, type Point, type Rect } from './wires/segments';

/** Chips stand along the edges of the canvas: fitting keeps clear of them. */
const margin = { x: 40, top: 60, bottom: 60 };
const zoomStep = 1.25;
export const zoomRange = { min: 0.1, max: 2 };
/** Below this, blocks show their glyph and name only. */
const farBelow = 0.6;

/** The part of the canvas in view. Kept when the room is left. */
class Camera {
  viewport = $state.raw<Viewport>({ x: 0, y: 0, zoom: 1 });
  width = $state(0);
  height = $state(0);
  isFar = $derived(this.viewport.zoom < farBelow);
  /** In steps, so that zooming far out does not lay out every name anew at every frame. */
  farScale = $derived(this.isFar ? Math.round(10 / this.viewport.zoom) / 10 : 1);

  /** Moves the picture, gently where the person did not move it. Given by the canvas. */
  glide: (to: Viewport) => void = (to) => {
    this.viewport = to;
  };

  /** A point of the canvas from one in pixels from its corner, and back. */
  toGraph({ x, y }: Point): Point {
    const { x: left, y: top, zoom } = this.viewport;
    return { x: (x - left) / zoom, y: (y - top) / zoom };
  }

  toScreen({ x, y }: Point): Point {
    const { x: left, y: top, zoom } = this.viewport;
    return { x: x * zoom + left, y: y * zoom + top };
  }

  /** What is in view, in the graph's measure. */
  get view(): Rect {
    const { x, y } = this.toGraph({ x: 0, y: 0 });
    return { x, y, width: this.width / this.viewport.zoom, height: this.height / this.viewport.zoom };
  }

  /** Another project was opened: its network is to be shown whole, at once, as soon as there is room. */
  wantsFit = $state(true);

  /** Shows all of these, never larger than life. */
  fit(boxes: readonly Rect[], move: (to: Viewport) => void = this.glide): void {
    if (boxes.length === 0 || this.width === 0) return;
    const frame = around(boxes.flatMap((b) => [b, { x: b.x + b.width, y: b.y + b.height }]));
    const roomX = Math.max(80, this.width - 2 * margin.x);
    const roomY = Math.max(80, this.height - margin.top - margin.bottom);
    const zoom = Math.max(zoomRange.min, Math.min(1, roomX / frame.width, roomY / frame.height));
    move({
      x: margin.x + (roomX - frame.width * zoom) / 2 - frame.x * zoom,
      y: margin.top + (roomY - frame.height * zoom) / 2 - frame.y * zoom,
      zoom,
    });
  }

  fitNow(boxes: readonly Rect[]): void {
    this.wantsFit = false;
    this.fit(boxes, (to) => (this.viewport = to));
  }

  zoomTo(zoom: number): void {
    const next = Math.min(zoomRange.max, Math.max(zoomRange.min, zoom));
    const middle = { x: this.width / 2, y: this.height / 2 };
    const at = this.toGraph(middle);
    this.glide({ x: middle.x - at.x * next, y: middle.y - at.y * next, zoom: next });
  }

  zoomBy(steps: number): void {
    this.zoomTo(this.viewport.zoom * zoomStep ** steps);
  }

  /** Brings something wholly into view, moving no farther than needed. */
  reveal(box: Rect): void {
    const { x, y, zoom } = this.viewport;
    if (this.width === 0) return;
    const from = this.toScreen(box);
    const dx = shift(from.x, box.width * zoom, margin.x / 2, this.width - margin.x / 2);
    const dy = shift(from.y, box.height * zoom, margin.top, this.height - margin.bottom);
    if (dx !== 0 || dy !== 0) this.glide({ x: x + dx, y: y + dy, zoom });
  }
}

/** How far a stretch must move to lie between two edges; its beginning counts where it is too long. */
const shift = (at: number, length: number, low: number, high: number): number => {
  if (at < low) return low - at;
  return at + length > high ? Math.max(low - at, high - at - length) : 0;
};

export const camera = new Camera();
project.whenReplaced(() => (camera.wantsFit = true));
