import { describe, expect, it } from 'vitest';
import type { PayloadPart } from '../../../../src/contract/model.ts';
import {
  choiceFrom,
  isWholeJson,
  refusalOf,
  textOf,
  viewFor,
  viewsOf,
} from '../../../../webview/detail/payloadView.ts';
import { bytesOf } from './frameDetail.ts';

function partOf(text: string, changes: Partial<PayloadPart> = {}): PayloadPart {
  const bytes = Uint8Array.from(Buffer.from(text));
  return { bytes, total: bytes.length, kind: 'text', ...changes };
}

describe('the view of a payload', () => {
  it('opens with what suits the payload', () => {
    expect(viewFor(partOf('hello'), { indent: false, folded: [] })).toBe('text');
    expect(viewFor(partOf(' {"a":1}'), { indent: false, folded: [] })).toBe('json');
    expect(viewFor(partOf('[1]'), { indent: false, folded: [] })).toBe('json');
    expect(viewFor(partOf('{"a":1}', { kind: 'binary' }), { indent: false, folded: [] })).toBe('hex');
    expect(viewFor(partOf('', { inflateError: 'x' }), { indent: false, folded: [] })).toBe('hex');
  });

  it('keeps to what was chosen for the kind', () => {
    const choice = { text: 'hex', binary: 'text', indent: false, folded: [] } as const;
    expect(viewFor(partOf('{}'), choice)).toBe('hex');
    expect(viewFor(partOf('{}', { kind: 'binary' }), choice)).toBe('text');
  });

  it('is JSON, where that was chosen, of what begins like JSON alone', () => {
    const choice = { text: 'json', indent: true, folded: [] } as const;
    expect(viewFor(partOf('{"a":1}'), choice)).toBe('json');
    expect(viewFor(partOf(' ["cut"'), choice)).toBe('json');
    expect(viewFor(partOf('hello'), choice)).toBe('text');
    expect(viewFor(partOf(''), choice)).toBe('text');
  });

  it('reads back what was stored, and nothing else', () => {
    expect(choiceFrom(undefined)).toEqual({ indent: true, folded: ['header', 'facts'] });
    expect(choiceFrom({ indent: false })).toEqual({ indent: false, folded: ['header', 'facts'] });
    expect(choiceFrom({ folded: [] })).toEqual({ indent: true, folded: [] });
    const stored = { text: 'json', binary: 'nonsense', indent: true, folded: ['facts', 'payload'] };
    expect(choiceFrom(stored)).toEqual({ text: 'json', indent: true, folded: ['facts'] });
    expect(choiceFrom({ indent: 'yes' })).toEqual({ indent: true, folded: ['header', 'facts'] });
  });

  it('is an image where the bytes are those of one', () => {
    const png = partOf('', { bytes: bytesOf('89504e470d0a1a0a'), total: 8, kind: 'binary' });
    const choice = { indent: false, folded: [] };
    expect(viewFor(png, choice)).toBe('image');
    expect(viewFor(png, { ...choice, binary: 'hex' })).toBe('hex');
    expect(viewsOf(png).map(({ id }) => id)).toEqual(['text', 'json', 'hex', 'image']);
    const svg = partOf('<svg xmlns="http://www.w3.org/2000/svg"/>', { kind: 'binary' });
    expect(viewFor(svg, { ...choice, binary: 'image' })).toBe('hex');
    expect(viewFor(partOf('hi'), { ...choice, text: 'image' })).toBe('text');
    for (const other of [svg, { ...png, kind: 'text' as const }, { ...png, inflateError: 'x' }])
      expect(viewsOf(other).map(({ id }) => id)).toEqual(['text', 'json', 'hex']);
  });

  it('is what was decoded, where a decoder says more', () => {
    const choice = { indent: false, folded: [] };
    const about = { decoder: 'mqtt', title: 'MQTT' };
    const decoded = { ...about, summary: 'PINGREQ', tree: '{}', ranges: [] };
    const refused = { ...about, failure: 'No.', offset: 0 };
    const binary = partOf('x', { kind: 'binary' });
    expect(viewFor(binary, choice, decoded)).toBe('decoded');
    expect(viewFor(binary, { ...choice, binary: 'hex' }, decoded)).toBe('hex');
    expect(viewsOf(binary, refused).map(({ id }) => id)).toContain('decoded');
    expect(viewFor(binary, { ...choice, binary: 'decoded' })).toBe('hex');
    expect(viewFor(partOf('{}'), choice, { ...decoded, decoder: 'json' })).toBe('json');
    expect(viewFor(partOf('{}'), choice, { ...decoded, decoder: 'jsonrpc' })).toBe('decoded');
    expect(viewFor(partOf('{}'), { ...choice, text: 'decoded' })).toBe('json');
  });

  it('is the reason, where the decoder cannot read it and no other view says why', () => {
    const choice = { indent: false, folded: [] };
    const refused = { decoder: 'jsonrpc', title: 'JSON-RPC', failure: 'No.', offset: 0 };
    const binary = partOf('x', { kind: 'binary' });
    expect(viewFor(binary, choice, refused)).toBe('decoded');
    expect(viewFor(binary, { ...choice, binary: 'hex' }, refused)).toBe('hex');
    expect(viewFor(partOf('x'), choice, refused)).toBe('decoded');
    expect(viewFor(partOf('{}'), choice, refused)).toBe('decoded');
    expect(viewFor(partOf('{}'), { ...choice, text: 'text' }, refused)).toBe('text');
    // Broken JSON has its own, as long as all of it is here; but not that of what is inside another coding.
    expect(viewFor(partOf('{'), choice, refused)).toBe('json');
    expect(viewFor(partOf('{', { total: 2 }), choice, refused)).toBe('decoded');
    expect(viewFor(partOf('{'), choice, { ...refused, decoder: 'base64 > jsonrpc' })).toBe('decoded');
    // An image can be seen, whatever reads the others.
    const png = partOf('', { bytes: bytesOf('89504e470d0a1a0a'), total: 8, kind: 'binary' });
    expect(viewFor(png, choice, refused)).toBe('image');
    expect(viewFor({ ...binary, inflateError: 'x' }, choice, refused)).toBe('hex');
  });

  it('is marked where the decoder cannot read it: JSON has its own', () => {
    const refused = { title: 'JSON', failure: 'No.', offset: 0 };
    expect(refusalOf(partOf('x'), { decoder: 'json', ...refused })).toMatchObject({ view: 'json', ...refused });
    expect(refusalOf(partOf('x', { kind: 'binary' }), { decoder: 'json', ...refused })?.view).toBe('decoded');
    expect(refusalOf(partOf('x'), { decoder: 'jsonrpc', ...refused })?.view).toBe('decoded');
    expect(refusalOf(partOf('x'), undefined)).toBeUndefined();
    expect(
      refusalOf(partOf('1'), { decoder: 'cbor', title: 'CBOR', summary: '1', tree: '1', ranges: [] }),
    ).toBeUndefined();
  });

  it('is a tree where all of the payload is here and is JSON', () => {
    expect(isWholeJson(partOf('{"a":1}'))).toBe(true);
    expect(isWholeJson(partOf('{"a":1', {}))).toBe(false);
    expect(isWholeJson(partOf('1', { total: 2 }))).toBe(false);
  });

  it('leaves out a character that is cut in two', () => {
    const bytes = Uint8Array.from(Buffer.from('a€'));
    expect(textOf(bytes.subarray(0, 2), false)).toBe('a');
    expect(textOf(bytes.subarray(0, 2), true)).toBe('a\ufffd');
    expect(textOf(bytes, true)).toBe('a€');
  });

  it('keeps a byte order mark', () => {
    expect(textOf(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]), true)).toBe('\ufeffa');
  });
});
