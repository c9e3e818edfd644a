export type InspectorTab = 'parameters' | 'values' | 'help';

/** Which page of the selected block is open; it stays when another block is selected. */
class OpenTab {
  current = $state<InspectorTab>('parameters');
}

export const openTab = new OpenTab();
