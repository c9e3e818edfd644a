/** The block whose name is being typed, in its header. */
export const renaming = $state<{ id: string | null }>({ id: null });
