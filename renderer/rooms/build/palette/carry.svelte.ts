import { paletteItems, type PaletteItem } from '@deepwright/engine';

/** A palette item on its way to the canvas. The page may not read the data of a drag before it is dropped, so it is noted. */
export const blockType = 'application/x-deepwright-block';

export const carried = $state<{ item: PaletteItem | null }>({ item: null });

/** What a drop carries; null for anything the palette does not have. */
export const droppedItem = (transfer: DataTransfer | null): PaletteItem | null => {
  const title = transfer?.getData(blockType);
  return paletteItems().find((item) => item.title === title) ?? null;
};
