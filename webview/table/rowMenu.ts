/**
 * The menu key and Shift+F10 ask the element with the focus for its menu: the table, which has none. VS Code finds the
 * menu of a row by the element that is asked, so the row where the keyboard is is asked instead, at its own place.
 */
export function askFocusedRow(event: MouseEvent, row: HTMLElement | null): void {
  // A pointer asks what is under it.
  if (event.target !== event.currentTarget || row === null) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: left + 8, clientY: bottom }),
  );
}
