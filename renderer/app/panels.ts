/** F6 goes round the panels: header, rooms, what the room shows, status bar. */

const selector = 'header, nav, section[aria-label], aside, footer';
const focusable = 'button, input, select, textarea, a[href], [tabindex]:not([tabindex="-1"])';

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** The first thing in each panel that can take the focus; panels without one, or inside of another, are passed over. */
const stops = (): { panel: HTMLElement; first: HTMLElement }[] =>
  [...document.querySelectorAll<HTMLElement>(selector)].flatMap((panel) => {
    if (panel.parentElement?.closest(selector)) return [];
    const first = [panel, ...panel.querySelectorAll<HTMLElement>(focusable)].find(
      (element) => element.matches(focusable) && isShown(element),
    );
    return first ? [{ panel, first }] : [];
  });

export const focusPanel = (direction: 1 | -1): void => {
  const all = stops();
  const now = all.findIndex(({ panel }) => panel.contains(document.activeElement));
  const from = now < 0 && direction < 0 ? 0 : now;
  all[(from + direction + all.length) % all.length]?.first.focus();
};
