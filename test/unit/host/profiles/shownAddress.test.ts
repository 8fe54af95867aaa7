import { describe, expect, it } from 'vitest';
import { shownAddress } from '../../../../src/host/profiles/shownAddress.ts';
import { scopeOf } from './variables/scopeOf.ts';

const scope = scopeOf({
  variables: { scheme: 'wss', host: '${name}.example', name: 'feed', room: 'a b', apiToken: 'abc' },
  env: { USER: 'me' },
  folders: { '': '/w' },
});

describe('shownAddress', () => {
  it.each([
    ['${scheme}://${host}/feed', 'wss://feed.example/feed'],
    ['ws://h/?room=${room}', 'ws://h/?room=a%20b'],
    ['ws://${nowhere}/', 'ws://${nowhere}/'],
    ['ws://h/?k=${secret:key}&t=${apiToken}', 'ws://h/?k=•••&t=•••'],
    [
      'ws://h/${input:Which room?}/${env:USER}/${workspaceFolder}',
      'ws://h/${input:Which room?}/${env:USER}/${workspaceFolder}',
    ],
    ['ws://h/$${x}', 'ws://h/${x}'],
  ])('of %s is %s', (url, shown) => {
    expect(shownAddress({ url }, scope)).toBe(shown);
  });
});
