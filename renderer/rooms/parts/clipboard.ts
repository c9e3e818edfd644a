/**
 * Copies text within a click or key press. The window is denied every permission, the asynchronous clipboard too;
 * the copy event of the page itself needs none.
 */
export const copyText = (text: string): boolean => {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopPropagation();
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  return copied;
};
