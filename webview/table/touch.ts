/** A finger drags the rows; the mouse does not. Returns what ends it. */
export function dragToScroll(element: HTMLElement, scrollBy: (pixels: number) => void): () => void {
  let at: { pointer: number; y: number } | undefined;
  const down = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') at = { pointer: event.pointerId, y: event.clientY };
  };
  const move = (event: PointerEvent): void => {
    if (at?.pointer !== event.pointerId) return;
    scrollBy(at.y - event.clientY);
    at.y = event.clientY;
  };
  const up = (event: PointerEvent): void => {
    if (at?.pointer === event.pointerId) at = undefined;
  };
  element.addEventListener('pointerdown', down);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', up);
  element.addEventListener('pointercancel', up);
  return () => {
    element.removeEventListener('pointerdown', down);
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', up);
    element.removeEventListener('pointercancel', up);
  };
}
