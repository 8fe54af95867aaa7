import { describe, expect, it } from 'vitest';
import type { PayloadPart } from '../../../../src/contract/model.ts';
import { comparedForm, comparedText } from '../../../../src/host/payloads/comparedText.ts';

const part = (text: string, more: Partial<PayloadPart> = {}): PayloadPart => {
  const bytes = new Uint8Array(Buffer.from(text));
  return { bytes, total: bytes.length, kind: 'text', ...more };
};

describe('the form of a comparison', () => {
  it('is JSON in lines where both are JSON', () => {
    expect(comparedForm(part('{"a":1}'), part('[ ]'))).toBe('json');
    expect(comparedText(part('{"b":1e400,"a":2}'), 'json')).toBe('{\n  "b": 1e400,\n  "a": 2\n}');
  });

  it('is text as sent where one is no JSON, or not here in full', () => {
    expect(comparedForm(part('{"a":1}'), part('a'))).toBe('text');
    expect(comparedForm(part('[1]'), part('[1]', { total: 9 }))).toBe('text');
    expect(comparedText(part('{"a":1}'), 'text')).toBe('{"a":1}');
  });

  it('is bytes where one is no text', () => {
    expect(comparedForm(part('a'), part('a', { kind: 'binary' }))).toBe('hex');
    expect(comparedForm(part('a', { inflateError: 'bad' }), part('a'))).toBe('hex');
    expect(comparedText(part('ab'), 'hex')).toMatch(/^00000000 {2}61 62 .*\|ab\|$/);
    expect(comparedText(part('ab', { total: 5 }), 'hex')).toMatch(/… 3 more bytes$/);
  });

  it('is text where lines would make it far too long', () => {
    const deep = part('['.repeat(400_000) + ']'.repeat(400_000));
    expect(comparedForm(deep, deep)).toBe('text');
  });
});
