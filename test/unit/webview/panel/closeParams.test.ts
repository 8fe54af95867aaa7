import { describe, expect, it } from 'vitest';
import { closeParams } from '../../../../webview/panel/closeParams.ts';

describe('parameters of a close frame', () => {
  it('takes what was typed, and leaves out what was not', () => {
    expect(closeParams('1000', '')).toEqual({ code: 1000 });
    expect(closeParams(' 4001 ', 'done')).toEqual({ code: 4001, reason: 'done' });
    expect(closeParams('', '')).toEqual({});
  });

  it('leaves it to the engine to refuse nonsense', () => {
    expect(closeParams('abc', '')).toEqual({ code: NaN });
  });
});
