/** Resizable panels. Their handles are dressed in styles/base.css (`[data-pane-resizer]`). */
export { Pane, PaneGroup, PaneResizer } from 'paneforge';
