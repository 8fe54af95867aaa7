import { describe, expect, it } from 'vitest';
import { typedChain, writtenProblem } from '../../../../src/host/decoders/typedChain.ts';

describe('what is typed where a decoder is asked for', () => {
  it('is a chain to be used, however it is written', () => {
    expect(typedChain('Base64>msgpack ')).toEqual({ chains: ['base64 > msgpack'] });
    expect(typedChain('gzip > sockjs > stomp')).toEqual({ chains: ['gzip > sockjs > stomp'] });
  });

  it('is looked for among the names where it is no chain', () => {
    for (const text of ['', 'mess', 'msgpack', 'JSON-RPC', 'stomp']) expect(typedChain(text)).toBeUndefined();
  });

  it('is completed by the formats that begin so', () => {
    expect(typedChain('base64 > ms')?.chains).toEqual(['base64 > msgpack']);
    const after = typedChain('zlib > ')!.chains;
    expect(after).toContain('zlib > json');
    expect(after).not.toContain('zlib > none');
    expect(typedChain('base64')?.chains).toContain('base64 > text');
  });

  it.each([
    ['base64', 'A format is to follow, such as json: base64 > json'],
    ['base64>zlib', 'A format is to follow, such as json: base64 > zlib > json'],
    ['base64 > nope', 'There is no decoder “nope”.'],
    ['base64 > msgpak', 'There is no decoder “msgpak”. Is “msgpack” meant?'],
    ['bas64 > json', 'There is no decoder “bas64”. Is “base64” meant?'],
    ['stomp > json', '“stomp” is a format, which comes last: before it are wrappers only.'],
    ['sockjs > sockjs', '“sockjs” is in no other one of its kind.'],
    ['base64 > none', '“none” stands alone: payloads are then shown as they are.'],
    ['sockjs > none', '“none” stands alone: payloads are then shown as they are.'],
    [`${'sockjs>'.repeat(5_000)}json`, 'A chain has at most 16 steps; this one has 5001.'],
    ['> json', 'There is nothing before or behind a “>”.'],
  ])('is told what is wrong with %s', (text, problem) => {
    expect(typedChain(text)?.problem).toBe(problem);
    expect(writtenProblem(text)).toBe(problem);
  });

  it('offers what may be meant, and nothing that is none', () => {
    expect(typedChain('base64 > msgpak')?.chains).toEqual(['base64 > msgpack']);
    expect(typedChain('base64 > zzzzzzzz')?.chains).toEqual([]);
    expect(typedChain('stomp > json')?.chains).toEqual([]);
    expect(typedChain('base64 > none')?.chains).toEqual([]);
    expect(typedChain('base64 > n')?.chains).not.toContain('base64 > none');
    expect(writtenProblem('acme.ticks')).toBeUndefined();
  });
});
