import { describe, expect, it } from 'vitest';
import { dragToScroll } from '../../../../webview/table/touch.ts';

function pointer(type: string, pointerId: number, clientY: number, pointerType = 'touch'): Event {
  return Object.assign(new Event(type), { pointerId, clientY, pointerType });
}

function surface() {
  const element = new EventTarget();
  const moved: number[] = [];
  const end = dragToScroll(element as HTMLElement, (pixels) => moved.push(pixels));
  return { element, moved, end };
}

describe('dragging by touch', () => {
  it('scrolls against the finger', () => {
    const { element, moved } = surface();
    element.dispatchEvent(pointer('pointerdown', 1, 100));
    element.dispatchEvent(pointer('pointermove', 1, 80));
    element.dispatchEvent(pointer('pointermove', 1, 85));
    expect(moved).toEqual([20, -5]);
  });

  it('ends when the finger is lifted, and heeds no other finger and no mouse', () => {
    const { element, moved } = surface();
    element.dispatchEvent(pointer('pointerdown', 9, 0, 'mouse'));
    element.dispatchEvent(pointer('pointermove', 9, 50, 'mouse'));
    element.dispatchEvent(pointer('pointerdown', 1, 100));
    element.dispatchEvent(pointer('pointermove', 2, 0));
    element.dispatchEvent(pointer('pointerup', 1, 100));
    element.dispatchEvent(pointer('pointermove', 1, 0));
    expect(moved).toEqual([]);
  });

  it('stops listening', () => {
    const { element, moved, end } = surface();
    end();
    element.dispatchEvent(pointer('pointerdown', 1, 100));
    element.dispatchEvent(pointer('pointermove', 1, 80));
    expect(moved).toEqual([]);
  });
});
