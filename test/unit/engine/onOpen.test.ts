import { describe, expect, it } from 'vitest';
import { profileMessages } from '../../../src/engine/onOpen.ts';
import { failureOf } from '../../../src/contract/rpc.ts';
import type { ProfileMessage } from '../../../src/contract/profile.ts';
import { utf8 } from '../../support/frames/index.ts';

function refusal(messages: ProfileMessage[], where = 'onOpen') {
  try {
    profileMessages(messages, where);
  } catch (error) {
    return failureOf(error);
  }
  throw new Error('It was not refused.');
}

describe('profileMessages', () => {
  it('are sent as they are said', () => {
    expect(
      profileMessages(
        [
          'plain',
          { text: 'tëxt' },
          { json: { a: [1, null] } },
          { hex: 'DE ad\nbe ef' },
          { base64: 'aGk=' },
          { base64: '_-8' },
        ],
        'onOpen',
      ),
    ).toEqual([
      { kind: 'text', text: 'plain' },
      { kind: 'text', text: 'tëxt' },
      { kind: 'text', text: '{"a":[1,null]}' },
      { kind: 'binary', bytes: Uint8Array.of(0xde, 0xad, 0xbe, 0xef) },
      { kind: 'binary', bytes: utf8('hi') },
      { kind: 'binary', bytes: Uint8Array.of(0xff, 0xef) },
    ]);
    expect(profileMessages([{ json: null }, { hex: '' }], 'onOpen')).toEqual([
      { kind: 'text', text: 'null' },
      { kind: 'binary', bytes: new Uint8Array(0) },
    ]);
  });

  it.each<[string, ProfileMessage, RegExp]>([
    ['half a byte', { hex: 'abc' }, /no hex/],
    ['no hex', { hex: 'zz' }, /no hex/],
    ['no Base64', { base64: 'a*b' }, /no Base64/],
    ['a length that Base64 cannot have', { base64: 'abcde' }, /no Base64/],
    ['half a character', 'a\ud800', /surrogate/],
  ])('with %s cannot be sent, and it is said which', (_what, message, cause) => {
    const failure = refusal(['good', message]);
    expect(failure).toMatchObject({ code: 'invalid-message', message: expect.stringContaining('onOpen[1]') as string });
    expect(failure.cause).toMatch(cause);
    expect(refusal([message], 'heartbeat.message').message).toContain('heartbeat.message.');
  });
});
