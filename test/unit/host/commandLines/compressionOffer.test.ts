import { describe, expect, it } from 'vitest';
import { compressionOffer, readCompressionOffer } from '../../../../src/host/commandLines/compressionOffer.ts';

const offers: [string, ReturnType<typeof readCompressionOffer>][] = [
  ['', false],
  ['permessage-deflate; client_max_window_bits', true],
  ['permessage-deflate', { clientMaxWindowBits: false }],
  [
    'permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits',
    { serverNoContextTakeover: true, clientNoContextTakeover: true },
  ],
  [
    'permessage-deflate; server_max_window_bits=10; client_max_window_bits=15',
    { serverMaxWindowBits: 10, clientMaxWindowBits: 15 },
  ],
];

describe('the offer of compression', () => {
  it.each(offers)('%j both ways', (offer, compression) => {
    expect(readCompressionOffer(offer)).toEqual(compression);
    expect(compressionOffer(compression)).toBe(offer);
  });

  it('is read in any case, spacing and quotes (RFC 6455 §9.1)', () => {
    expect(readCompressionOffer('Permessage-Deflate;Server_Max_Window_Bits = "9" ; client_max_window_bits')).toEqual({
      serverMaxWindowBits: 9,
    });
  });

  it.each([
    'x-webkit-deflate-frame',
    'permessage-deflate, permessage-bzip2',
    'permessage-deflate; server_max_window_bits=7',
    'permessage-deflate; server_max_window_bits',
    'permessage-deflate; server_no_context_takeover=8',
    'permessage-deflate; other',
  ])('is not understood: %s', (offer) => {
    expect(readCompressionOffer(offer)).toBeUndefined();
  });
});
