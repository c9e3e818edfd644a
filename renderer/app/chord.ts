/** Key chords as they are written on buttons ("Ctrl Shift G") and as they are compared. */

/** Modifiers in order, then the key in lower case: "Ctrl Shift g". */
export const chord = (shortcut: string): string => {
  const parts = shortcut.split(' ');
  const key = parts.pop() ?? '';
  return [...parts.sort(), key.toLowerCase()].join(' ');
};

type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** What was pressed, in the same words. Command on a Mac counts as Ctrl. */
export const pressed = ({ key, altKey, ctrlKey, metaKey, shiftKey }: Press): string => {
  // Shift is part of a sign such as "?", and a modifier of a letter or a named key.
  const shifted = shiftKey && (key.length > 1 || /\p{L}/u.test(key));
  const modifiers = [altKey ? ['Alt'] : [], ctrlKey || metaKey ? ['Ctrl'] : [], shifted ? ['Shift'] : []].flat();
  return chord([...modifiers, key].join(' '));
};
