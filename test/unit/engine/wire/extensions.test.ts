import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseExtensions } from '../../../../src/engine/wire/extensions.ts';

describe('Sec-WebSocket-Extensions', () => {
  it.each([
    ['permessage-deflate', [{ name: 'permessage-deflate', parameters: [] }]],
    [
      ' permessage-deflate ; server_no_context_takeover;client_max_window_bits = 10 ',
      [
        {
          name: 'permessage-deflate',
          parameters: [{ name: 'server_no_context_takeover' }, { name: 'client_max_window_bits', value: '10' }],
        },
      ],
    ],
    [
      'a; x="1\\2", b;y;y',
      [
        { name: 'a', parameters: [{ name: 'x', value: '12' }] },
        { name: 'b', parameters: [{ name: 'y' }, { name: 'y' }] },
      ],
    ],
  ])('reads %j', (text, extensions) => {
    expect(parseExtensions(text)).toEqual(extensions);
  });

  it.each([
    ['', 0],
    [',', 0],
    ['a,', 2],
    ['a,,b', 2],
    ['a;', 2],
    ['a; =1', 3],
    ['a; x=', 5],
    ['a; x="', 5],
    ['a b', 2],
    ['a; x=1 2', 7],
    ['a\r\nb', 1],
    ['ä', 0],
  ])('says where %j cannot be read', (text, offset) => {
    expect(parseExtensions(text)).toMatchObject({ offset });
  });

  it('takes in quotes only what is a token (RFC 6455 §9.1)', () => {
    expect(parseExtensions('a; x="b c"')).toMatchObject({ expected: expect.stringContaining('value') as string });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ';', ',', '=', '"', '\\', ' ', 'é') }), (text) => {
        const parsed = parseExtensions(text);
        expect(Array.isArray(parsed) ? parsed.length : parsed.offset).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('is read in one go, however long it is', () => {
    expect(parseExtensions('a;x="'.padEnd(65_536, '\\'))).toHaveProperty('offset');
    expect(parseExtensions('a,'.repeat(30_000) + 'a')).toHaveLength(30_001);
  });
});
