import { describe, expect, it } from 'vitest';
import { RedirectList } from '../../../../webview/handshake/RedirectList.tsx';
import { textOf } from '../drawn.ts';

describe('redirects that were followed', () => {
  it('tell the way, and what was not sent on', () => {
    const one = { url: 'ws://a/', status: 301, location: '/b', omitted: [] };
    const two = { url: 'ws://a/b', status: 308, location: 'wss://c/', omitted: ['Authorization', 'Cookie'] };
    expect(textOf(<RedirectList redirects={[one, two]} />)).toBe(
      'Redirects 2 followedws://a/ answered 301, to /b' +
        'ws://a/b answered 308, to wss://c/Not sent on, because that is another origin: Authorization, Cookie',
    );
  });
});
