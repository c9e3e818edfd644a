import { check } from '../stores/check.svelte';
import { doc } from '../stores/document.svelte';
import { plan } from '../stores/plan.svelte';
import { project } from '../stores/project.svelte';
import { run } from '../stores/run.svelte';
import { view, type Room } from '../stores/view.svelte';
import { closeProject, newProject, openData, openProject } from './open';
import { focusPanel } from './panels';
import { registered, type Command } from './registry.svelte';

/** Why a command cannot be used now: null when it can. */
const withProject = (): string | null => (project.isOpen ? null : 'Open a project first.');

const room = (id: Exclude<Room, 'welcome'>, title: string, digit: number): Command => ({
  id: `view.${id}`,
  title: `Go to ${title}`,
  group: 'View',
  shortcut: `Ctrl ${digit}`,
  why: withProject,
  run: () => (view.room = id),
});

const panel = (id: 'palette' | 'inspector' | 'dock', title: string): Command => ({
  id: `view.${id}`,
  title,
  group: 'View',
  why: withProject,
  run: () => {
    view.room = 'build';
    view[id] = !view[id];
  },
});

/**
 * Every command of the window, once: the command palette, the keys, the native menu (by id) and the page of shortcuts
 * are made from this list. A room adds its own while it is shown (`register`).
 */
const windowCommands: readonly Command[] = [
  { id: 'file.open', title: 'Open table…', group: 'File', shortcut: 'Ctrl O', run: () => openData() },
  {
    id: 'file.openProject',
    title: 'Open project…',
    group: 'File',
    shortcut: 'Ctrl Shift O',
    run: () => openProject(),
  },
  { id: 'file.new', title: 'New empty project', group: 'File', shortcut: 'Ctrl N', run: newProject },
  {
    id: 'file.save',
    title: 'Save',
    group: 'File',
    shortcut: 'Ctrl S',
    why: withProject,
    run: () => project.save(),
  },
  {
    id: 'file.saveAs',
    title: 'Save as…',
    group: 'File',
    shortcut: 'Ctrl Shift S',
    why: withProject,
    run: () => project.save(true),
  },
  { id: 'file.close', title: 'Close the project', group: 'File', why: withProject, run: closeProject },

  {
    id: 'edit.undo',
    title: 'Undo',
    group: 'Edit',
    shortcut: 'Ctrl Z',
    why: () => (doc.undoLabel === null ? 'There is nothing to undo.' : null),
    run: () => doc.undo(),
  },
  {
    id: 'edit.redo',
    title: 'Redo',
    group: 'Edit',
    shortcut: 'Ctrl Shift Z',
    also: ['Ctrl Y'],
    why: () => (doc.redoLabel === null ? 'There is nothing to redo.' : null),
    run: () => doc.redo(),
  },

  {
    id: 'run.train',
    title: 'Train, or resume',
    group: 'Run',
    shortcut: 'Ctrl Enter',
    why: () => {
      if (run.phase === 'paused') return null;
      return run.active ? `Run ${run.number} is going on.` : (withProject() ?? plan.blocked);
    },
    run: () => run.go(),
  },
  {
    id: 'run.pause',
    title: 'Pause; again: stop, keep best',
    group: 'Run',
    shortcut: 'Ctrl .',
    why: () => (run.active ? null : 'No run is going on.'),
    run: () => run.control(run.phase === 'paused' ? 'stop' : 'pause'),
  },
  {
    id: 'run.stop',
    title: 'Stop, keep best',
    group: 'Run',
    why: () => (run.active ? null : 'No run is going on.'),
    run: () => run.control('stop'),
  },
  {
    id: 'check.gradient',
    title: 'Check the gradient',
    group: 'Run',
    shortcut: 'Ctrl Shift G',
    why: () => (check.running ? 'A check is going on.' : (withProject() ?? plan.blocked)),
    run: () => check.start(),
  },

  room('data', 'Data', 1),
  room('build', 'Build', 2),
  room('check', 'Check', 3),
  room('export', 'Export', 4),
  panel('palette', 'Show or hide the block palette'),
  panel('inspector', 'Show or hide the inspector'),
  panel('dock', 'Show or hide the dock'),
  {
    id: 'view.problems',
    title: 'Show the problems',
    group: 'View',
    why: withProject,
    run: () => {
      view.room = 'build';
      view.dock = true;
      view.dockTab = 'problems';
    },
  },
  {
    id: 'view.nextPanel',
    title: 'Go to the next panel',
    group: 'View',
    shortcut: 'F6',
    run: () => focusPanel(1),
  },
  {
    id: 'view.previousPanel',
    title: 'Go to the panel before',
    group: 'View',
    shortcut: 'Shift F6',
    run: () => focusPanel(-1),
  },
  {
    id: 'view.commands',
    title: 'All commands',
    group: 'View',
    shortcut: 'Ctrl K',
    run: () => (view.commandsOpen = !view.commandsOpen),
  },

  {
    id: 'app.settings',
    title: 'Settings',
    group: 'App',
    shortcut: 'Ctrl ,',
    run: () => (view.settingsOpen = true),
  },
  {
    id: 'help.shortcuts',
    title: 'Keyboard shortcuts',
    group: 'App',
    shortcut: '?',
    also: ['F1'],
    run: () => (view.shortcutsOpen = true),
  },
];

export const commands = (): readonly Command[] => [...windowCommands, ...registered()];

export const commandById = (id: string): Command | undefined => commands().find((command) => command.id === id);
