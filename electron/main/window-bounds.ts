import * as v from 'valibot';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Remembered {
  bounds: Box;
  maximized: boolean;
}

const whole = v.pipe(v.number(), v.integer());
export const rememberedSchema: v.GenericSchema<unknown, Remembered> = v.object({
  bounds: v.object({ x: whole, y: whole, width: whole, height: whole }),
  maximized: v.boolean(),
});

export const smallest = { width: 720, height: 450 };
export const usual = { width: 1440, height: 900 };

const overlap = (from: number, size: number, otherFrom: number, otherSize: number): number =>
  Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom);

/** Enough of the title bar must be on some screen to be taken by the pointer: screens come and go. */
const canBeReached = (box: Box, screens: readonly Box[]): boolean =>
  screens.some(
    (screen) =>
      overlap(box.x, box.width, screen.x, screen.width) >= 100 &&
      box.y >= screen.y &&
      box.y <= screen.y + screen.height - 40,
  );

/** Where the window opens: where it was when that can still be reached, otherwise as the system likes. */
export function boundsFor(remembered: Remembered | null, screens: readonly Box[]): Partial<Box> {
  const box = remembered?.bounds;
  if (!box || !canBeReached(box, screens)) return usual;
  return { ...box, width: Math.max(box.width, smallest.width), height: Math.max(box.height, smallest.height) };
}
