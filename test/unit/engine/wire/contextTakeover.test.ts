import { describe, expect, it } from 'vitest';
import { contextTakeover } from '../../../../src/engine/wire/contextTakeover.ts';

describe('contextTakeover', () => {
  it.each([
    ['permessage-deflate', { in: true, out: true }],
    ['permessage-deflate; server_no_context_takeover', { in: false, out: true }],
    ['permessage-deflate;client_no_context_takeover; client_max_window_bits=12', { in: true, out: false }],
    ['', { in: true, out: true }],
  ])('of %j', (extensions, expected) => {
    expect(contextTakeover(extensions)).toEqual(expected);
  });
});
