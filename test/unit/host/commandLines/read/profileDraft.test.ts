import { describe, expect, it } from 'vitest';
import { textWord } from '../../../../../src/host/commandLines/commandWord.ts';
import { ProfileDraft } from '../../../../../src/host/commandLines/read/profileDraft.ts';

function finishedUrl(typed: string, socketPath?: string): unknown {
  const draft = new ProfileDraft();
  draft.setUrl(textWord(typed));
  if (socketPath !== undefined) draft.socketPath = socketPath;
  const read = draft.finished('curl');
  return 'code' in read ? read : { url: read.profile.url, notes: read.notes };
}

describe('a profile that is put together', () => {
  it.each([
    ['https://a/b?c', 'wss://a/b?c'],
    ['HTTP://a', 'ws://a'],
    ['localhost:8080/x', 'ws://localhost:8080/x'],
    ['ws://a/b c', 'ws://a/b%20c'],
    ['ws+unix:/a.sock:/b', 'ws+unix:/a.sock:/b'],
    ['ws://a/${b}', 'ws://a/$${b}'],
  ])('%s is %s', (typed, url) => {
    expect(finishedUrl(typed)).toEqual({ url, notes: [] });
  });

  it('goes over a socket', () => {
    expect(finishedUrl('http://localhost/chat?x=1', '/run/a.sock')).toMatchObject({
      url: 'ws+unix:/run/a.sock:/chat?x=1',
    });
    expect(finishedUrl('wss://localhost', '/run/a.sock')).toMatchObject({ url: 'wss+unix:/run/a.sock:/' });
  });

  it('has no fragment', () => {
    expect(finishedUrl('ws://a/b#c')).toEqual({
      url: 'ws://a/b',
      notes: ['An address of a WebSocket has no fragment: #c is left out.'],
    });
  });

  it('needs an address', () => {
    expect(new ProfileDraft().finished('wscat')).toMatchObject({ code: 'no-address' });
    expect(finishedUrl('')).toMatchObject({ code: 'no-address' });
    expect(finishedUrl('ftp://a')).toMatchObject({ code: 'bad-address', error: expect.stringContaining('ftp') });
  });

  it('may begin with a variable', () => {
    const draft = new ProfileDraft();
    draft.setUrl([{ variable: 'BASE' }, { text: '/feed' }]);
    expect(draft.finished('curl')).toMatchObject({ profile: { url: '${env:BASE}/feed' } });
  });

  it('takes the first address, and tells of others', () => {
    const draft = new ProfileDraft();
    draft.setUrl(textWord('ws://a'));
    draft.setUrl(textWord('ws://b'));
    expect(draft.finished('curl')).toEqual({
      profile: { url: 'ws://a' },
      notes: ['Only the first address is read; left out: ws://b.'],
    });
  });

  it('has headers as they are written', () => {
    const draft = new ProfileDraft();
    draft.addHeader([{ text: 'X-A:  b ' }, { variable: 'C' }, { text: ' ' }]);
    draft.addHeader(textWord('none'));
    draft.setHeader('x-a', 'd');
    draft.addHeader(textWord('X-B:'));
    expect(draft.headers).toEqual([
      ['x-a', 'd'],
      ['X-B', ''],
    ]);
    expect(draft.notes).toEqual(['Not a header, and left out: none.']);
  });

  it.each([
    [textWord('me:p:w'), 'me', 'p:w'],
    [textWord('me'), 'me', '${input:Password of me}'],
    [[{ variable: 'U' }, { text: ':' }, { variable: 'P' }], '${env:U}', '${env:P}'],
  ])('has a name and a password', (word, username, password) => {
    const draft = new ProfileDraft();
    draft.setBasic(word);
    expect(draft.fields.auth).toEqual({ type: 'basic', username, password });
  });
});
