import { describe, expect, it } from 'vitest';
import { stepOf } from '../../../../webview/table/keys.ts';

const press = (key: string, with_: { shift?: boolean; ctrl?: boolean; meta?: boolean; alt?: boolean } = {}) =>
  stepOf({
    key,
    shiftKey: with_.shift ?? false,
    ctrlKey: with_.ctrl ?? false,
    metaKey: with_.meta ?? false,
    altKey: with_.alt ?? false,
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

  it('knows the commands of VS Code lists', () => {
    expect(press('a', { ctrl: true })).toEqual({ to: 'all' });
    expect(press('c', { meta: true })).toEqual({ to: 'copy' });
    expect(press('Enter')).toEqual({ to: 'open' });
    expect(press('f')).toEqual({ to: 'follow' });
    expect(press('F', { shift: true })).toEqual({ to: 'follow' });
    expect(press('Escape')).toEqual({ to: 'none' });
    expect(press('b')).toEqual({ to: 'bookmark' });
    expect(press('n')).toEqual({ to: 'note' });
  });

  it('leaves other keys to the window', () => {
    expect(press('a')).toBeUndefined();
    expect(press('f', { ctrl: true })).toBeUndefined();
    expect(press('b', { ctrl: true })).toBeUndefined();
    expect(press('n', { meta: true })).toBeUndefined();
    expect(press('ArrowDown', { alt: true })).toBeUndefined();
    expect(press('ArrowUp', { ctrl: true })).toBeUndefined();
    expect(press('Enter', { ctrl: true })).toBeUndefined();
    expect(press('Tab')).toBeUndefined();
  });
});
