import type { Settings } from '../../electron/shared/ipc';

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts the theme on the page and keeps following the system where that was chosen; the answer stops that. */
export const applyTheme = (theme: Settings['theme']): (() => void) => {
  const apply = (): void => {
    const now = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    document.documentElement.dataset.theme = now;
  };
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
};
