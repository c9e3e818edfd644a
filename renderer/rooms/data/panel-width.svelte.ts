const key = 'deepwright.data.panel';
export const least = 260;
export const most = 560;

const stored = (): number | null => {
  const width = Number(localStorage.getItem(key) ?? NaN);
  return width >= least && width <= most ? width : null;
};

/** A width that suits a window of this width. */
const usual = (windowWidth: number): number => (windowWidth >= 1800 ? 380 : windowWidth >= 1340 ? 344 : 288);

/** Width of the panel at the right. What a person has chosen is kept on this machine, not in the project. */
class PanelWidth {
  private chosen = $state(stored());

  at(windowWidth: number): number {
    return this.chosen ?? usual(windowWidth);
  }

  /** Null is the usual width. */
  choose(width: number | null): void {
    this.chosen = width === null ? null : Math.round(Math.min(most, Math.max(least, width)));
    if (this.chosen === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(this.chosen));
  }
}

export const panelWidth = new PanelWidth();
