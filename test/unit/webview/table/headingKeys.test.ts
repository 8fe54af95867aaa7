import { describe, expect, it } from 'vitest';
import { headingStepOf } from '../../../../webview/table/headingKeys.ts';

const press = (key: string, ...modifiers: ('shift' | 'ctrl' | 'meta' | 'alt')[]) =>
  headingStepOf({
    key,
    shiftKey: modifiers.includes('shift'),
    ctrlKey: modifiers.includes('ctrl'),
    metaKey: modifiers.includes('meta'),
    altKey: modifiers.includes('alt'),
  });

describe('keys of headings', () => {
  it('go from one to the next, and to the ends', () => {
    expect(press('ArrowRight')).toEqual({ to: 'heading', by: 1 });
    expect(press('ArrowLeft')).toEqual({ to: 'heading', by: -1 });
    expect(press('Home')).toEqual({ to: 'first' });
    expect(press('End')).toEqual({ to: 'last' });
  });

  it('make a column wider and narrower with Shift, and as usual', () => {
    expect(press('ArrowRight', 'shift')).toEqual({ to: 'width', by: 8 });
    expect(press('ArrowLeft', 'shift')).toEqual({ to: 'width', by: -8 });
    expect(press('Delete')).toEqual({ to: 'usualWidth' });
  });

  it('put it in another place with Alt', () => {
    expect(press('ArrowRight', 'alt')).toEqual({ to: 'place', by: 1 });
    expect(press('ArrowLeft', 'alt')).toEqual({ to: 'place', by: -1 });
  });

  it('leave all others to the window', () => {
    for (const modifier of ['ctrl', 'meta'] as const) expect(press('ArrowLeft', modifier)).toBeUndefined();
    expect(press('ArrowLeft', 'alt', 'shift')).toBeUndefined();
    expect(press('Delete', 'shift')).toBeUndefined();
    expect(press('ArrowDown')).toBeUndefined();
  });
});
