import { createSubscriber } from 'svelte/reactivity';
import type { ColourToken } from './spec';

/** Reading a colour inside an effect makes it run again when the theme changes. */
const subscribe = createSubscriber((update) => {
  const observer = new MutationObserver(update);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
});

/** What a token of the style sheet stands for now, at `element`: drawings on a canvas cannot say var(--x). */
export const colourOf = (token: ColourToken, element: Element = document.documentElement): string => {
  subscribe();
  return getComputedStyle(element).getPropertyValue(token).trim();
};

/** The sequential ramp from low to high: low stays close to the ground of the theme, high stands out from it. */
export const ramp = (element: Element = document.documentElement): string[] => {
  const colours = Array.from({ length: 8 }, (_, i) => colourOf(`--ramp-${i}`, element));
  const ground = lightness(colourOf('--card', element));
  const awayFromGround = (colour: string): number => Math.abs(lightness(colour) - ground);
  return awayFromGround(colours[0]!) <= awayFromGround(colours[7]!) ? colours : colours.reverse();
};

/** The diverging ramp from negative to positive, zero in the ground of a card. */
export const divergingRamp = (element: Element = document.documentElement): string[] =>
  Array.from({ length: 7 }, (_, i) => colourOf(`--div-${i}`, element));

/** A rough lightness of #rrggbb, enough to tell which of two is the darker. */
const lightness = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return 0.299 * r! + 0.587 * g! + 0.114 * b!;
};
