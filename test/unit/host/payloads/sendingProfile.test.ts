import { describe, expect, it } from 'vitest';
import type { PayloadPart } from '../../../../src/contract/model.ts';
import type { ConnectionProfile } from '../../../../src/contract/profile.ts';
import { toWscat } from '../../../../src/host/commandLines/write/toWscat.ts';
import { commandLineLimit, sendingProfile } from '../../../../src/host/payloads/sendingProfile.ts';

const part = (text: string, more: Partial<PayloadPart> = {}): PayloadPart => {
  const bytes = new Uint8Array(Buffer.from(text));
  return { bytes, total: bytes.length, kind: 'text', ...more };
};

describe('a profile that sends payloads', () => {
  it('sends them after its own messages, variables in them being text', () => {
    const profile = sendingProfile({ url: 'ws://a', onOpen: ['hello'] }, [part('${secret:token}'), part("it's")]);
    expect(profile.onOpen).toEqual(['hello', '$${secret:token}', "it's"]);
    expect(toWscat(profile).text).toBe(`wscat --connect ws://a -x hello -x '\${secret:token}' -x 'it'\\''s' --wait -1`);
  });

  it.each([
    ['bytes', part('a', { kind: 'binary' })],
    ['what was not inflated', part('a', { inflateError: 'bad' })],
    ['a NUL', part('a\0b')],
    ['broken UTF-8', part('', { bytes: new Uint8Array([0xff]), total: 1 })],
  ])('refuses %s', (_, refused) => {
    expect(() => sendingProfile({ url: 'ws://a' }, [refused])).toThrow(
      expect.objectContaining({ code: 'not-in-command-line' }),
    );
  });

  it('refuses what no command line holds', () => {
    const profile: ConnectionProfile = { url: 'ws://a' };
    const long = part('a'.repeat(commandLineLimit));
    expect(sendingProfile(profile, [long]).onOpen).toHaveLength(1);
    expect(() => sendingProfile(profile, [long, part('b')])).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
