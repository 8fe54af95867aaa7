import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../webview/table/keys.ts';

type Modifiers = Partial<Record<'shift' | 'ctrl' | 'meta' | 'alt' | 'altGraph', boolean>>;

const press = (key: string, with_: Modifiers = {}) =>
  stepOf({
    key,
    shiftKey: with_.shift ?? false,
    ctrlKey: with_.ctrl ?? false,
    metaKey: with_.meta ?? false,
    altKey: with_.alt ?? false,
    getModifierState: () => with_.altGraph ?? false,
  });

describe('keys of the table', () => {
  it('moves by rows and pages, and extends with Shift', () => {
    expect(press('ArrowDown')).toEqual({ to: 'by', rows: 1, extend: false });
    expect(press('ArrowUp', { shift: true })).toEqual({ to: 'by', rows: -1, extend: true });
    expect(press('PageDown')).toEqual({ to: 'page', pages: 1, extend: false });
    expect(press('PageUp', { shift: true })).toEqual({ to: 'page', pages: -1, extend: true });
  });

  it('goes to the first and the last row of the view', () => {
    expect(press('Home')).toEqual({ to: 'first', extend: false });
    expect(press('End', { ctrl: true })).toEqual({ to: 'last', extend: false });
  });

  it('knows the commands of VS Code’s lists', () => {
    expect(press('a', { ctrl: true })).toEqual({ to: 'all' });
    expect(press('c', { meta: true })).toEqual({ to: 'copy' });
    expect(press('Enter')).toEqual({ to: 'open' });
    expect(press('Escape')).toEqual({ to: 'none' });
  });

  it.each(['a', 'B', 'f', '7', '$', '/', 'ß', '語', '😀'])('looks for what prints: %s', (key) => {
    expect(press(key, { shift: key === 'B' })).toEqual({ to: 'find', text: key });
  });

  it('looks for what AltGr prints, whatever modifiers the system says it is', () => {
    expect(press('{', { altGraph: true, ctrl: true, alt: true })).toEqual({ to: 'find', text: '{' });
    expect(press('{', { altGraph: true })).toEqual({ to: 'find', text: '{' });
    expect(press('k', { ctrl: true, alt: true })).toBeUndefined();
  });

  it('leaves other keys to the window', () => {
    expect(press(' ')).toBeUndefined();
    expect(press('Dead')).toBeUndefined();
    expect(press('F3')).toBeUndefined();
    expect(press('f', { ctrl: true })).toBeUndefined();
    expect(press('b', { ctrl: true })).toBeUndefined();
    expect(press('n', { meta: true })).toBeUndefined();
    expect(press('ArrowDown', { alt: true })).toBeUndefined();
    expect(press('ArrowUp', { ctrl: true })).toBeUndefined();
    expect(press('Enter', { ctrl: true })).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
