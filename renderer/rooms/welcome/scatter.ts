import type { SamplePoint } from '../../../electron/shared/ipc';

const inset = 18;

/** Disc, diamond, triangle: classes are told apart without colour too. Offsets from the point. */
const markers = [
  'm-2.6 0a2.6 2.6 0 1 0 5.2 0a2.6 2.6 0 1 0-5.2 0z',
  'm0-3.4l3.4 3.4-3.4 3.4-3.4-3.4z',
  'm0-3.2l3 5.6h-6z',
] as const;

/** One path for each class (many points, few elements), with every point inside a picture of this size. */
export const scatter = (points: readonly SamplePoint[], width: number, height: number): readonly string[] => {
  const x = scale(
    points.map((point) => point[0]),
    inset,
    width - inset,
  );
  const y = scale(
    points.map((point) => point[1]),
    height - inset,
    inset,
  );
  return markers
    .map((marker, group) =>
      points
        .filter((point) => point[2] % markers.length === group)
        .map((point) => `M${x(point[0]).toFixed(1)} ${y(point[1]).toFixed(1)}${marker}`)
        .join(''),
    )
    .filter((path) => path !== '');
};

const scale = (values: readonly number[], from: number, to: number): ((value: number) => number) => {
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  return (value) => from + ((value - low) / span) * (to - from);
};
