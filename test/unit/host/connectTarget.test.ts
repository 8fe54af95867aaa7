import { describe, expect, it } from 'vitest';
import { checkTarget } from '../../../src/host/connectTarget.ts';

describe('checkTarget', () => {
  it.each([
    'ws://a',
    { url: 'ws://a' },
    { url: 'ws://a', name: 'n', headers: [['A', 'b']], subprotocols: ['c'], compression: false },
  ])('takes %j', (target) => {
    expect(() => checkTarget(target)).not.toThrow();
  });

  it.each([
    [undefined, 'nothing to connect to'],
    [null, 'nothing to connect to'],
    [7, 'nothing to connect to'],
    [{}, '`url` is not text'],
    [{ url: 'ws://a', name: 1 }, '`name` is not text'],
    [{ url: 'ws://a', headers: { A: 'b' } }, '`headers` is not a list of pairs'],
    [{ url: 'ws://a', headers: [['A']] }, '`headers` is not a list of pairs'],
    [{ url: 'ws://a', headers: [['A', 1]] }, '`headers` is not a list of pairs'],
    [{ url: 'ws://a', subprotocols: 'chat' }, '`subprotocols` is not a list of texts'],
    [{ url: 'ws://a', compression: 'yes' }, '`compression` is not true or false'],
  ])('refuses %j and says why', (target, why) => {
    expect(() => checkTarget(target)).toThrow(
      expect.objectContaining({ code: 'bad-target', message: expect.stringContaining(why) }),
    );
  });
});
