import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  formatIds,
  isForeignId,
  readChain,
  readDecoder,
  writeChain,
  writeDecoder,
} from '../../../src/contract/decoding.ts';
import { formats } from '../../../src/engine/decode/registry.ts';

describe('a chain of decoders', () => {
  it('is read and written', () => {
    expect(readChain('stomp')).toEqual({ wrappers: [], format: 'stomp' });
    expect(readChain(' Base64>zlib > msgpack')).toEqual({ wrappers: ['base64', 'zlib'], format: 'msgpack' });
    expect(writeChain({ wrappers: ['base64', 'zlib'], format: 'msgpack' })).toBe('base64 > zlib > msgpack');
  });

  it('may say what the frames of a format hold', () => {
    const stomp = { wrappers: [], format: 'stomp' };
    expect(readChain('sockjs > stomp')).toEqual({ wrappers: [], format: 'sockjs', inside: stomp });
    const packed = { wrappers: ['base64'], format: 'msgpack' };
    expect(readChain('gzip > SockJS > base64 > msgpack')).toEqual({
      wrappers: ['gzip'],
      format: 'sockjs',
      inside: packed,
    });
    for (const text of ['sockjs > stomp', 'gzip > sockjs > base64 > msgpack', 'sockjs']) {
      const chain = readChain(text);
      expect('unknown' in chain ? chain : writeChain(chain)).toBe(text);
    }
    expect(readChain('sockjs > sockjs')).toEqual({ unknown: 'sockjs' });
    expect(readChain('sockjs > sockjs > stomp')).toEqual({ unknown: 'sockjs' });
    expect(readChain('sockjs > base64')).toEqual({ unknown: null });
    expect(readChain('sockjs > nonsense')).toEqual({ unknown: 'nonsense' });
    expect(readChain('stomp > json')).toEqual({ unknown: 'stomp' });
  });

  it('has names that are known, and a format at its end', () => {
    expect(readChain('base64 > nonsense')).toEqual({ unknown: 'nonsense' });
    expect(readChain('nonsense > json')).toEqual({ unknown: 'nonsense' });
    expect(readChain('json > zlib > json')).toEqual({ unknown: 'json' });
    expect(readChain('base64')).toEqual({ unknown: null });
    expect(readChain('')).toEqual({ unknown: '' });
  });

  it('does not end in “none”, which stands alone, and has a bound', () => {
    expect(readChain('none')).toEqual({ wrappers: [], format: 'none' });
    for (const text of ['base64 > none', 'sockjs > none', 'gzip > sockjs > none', 'sockjs > base64 > none']) {
      expect(readChain(text)).toEqual({ unknown: 'none' });
    }
    expect(readChain(`${'gzip > '.repeat(15)}json`)).toMatchObject({ format: 'json' });
    expect(readChain(`${'gzip > '.repeat(16)}json`)).toEqual({ unknown: 'json', steps: 17 });
    expect(readChain(`${'sockjs>'.repeat(5_000)}json`)).toEqual({ unknown: 'sockjs', steps: 5_001 });
  });

  it('may be the id of another extension’s, with a dot', () => {
    expect(readDecoder(' Acme.Ticks')).toEqual({ foreign: 'acme.ticks' });
    expect(readDecoder('base64 > json')).toEqual({ wrappers: ['base64'], format: 'json' });
    expect(readDecoder('nonsense')).toEqual({ unknown: 'nonsense' });
    expect([writeDecoder({ foreign: 'a.b' }), writeDecoder({ wrappers: [], format: 'json' })]).toEqual(['a.b', 'json']);
    expect(['a.b', 'a-1.b.c', 'a', 'a.', '.a', 'a b.c', 'a.B', '__proto__'].map(isForeignId)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('is completed in profiles with every format', () => {
    const schema = JSON.parse(readFileSync('media/websockets.schema.json', 'utf8')) as {
      definitions: {
        profile: { properties: { decoder: { anyOf: [{ enum: string[]; enumDescriptions: string[] }] } } };
      };
    };
    const [known] = schema.definitions.profile.properties.decoder.anyOf;
    expect(known.enum).toEqual(formatIds);
    const titles = known.enum.map((id) => formats.find((format) => format.id === id)?.title ?? 'Payloads as they are');
    expect(known.enumDescriptions).toEqual(titles);
  });
});
