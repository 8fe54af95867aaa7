import { describe, expect, it } from 'vitest';
import { extensionOffer } from '../../../../src/engine/net/extensionOffer.ts';

describe('extensionOffer', () => {
  it.each([
    [undefined, 'permessage-deflate; client_max_window_bits'],
    [true, 'permessage-deflate; client_max_window_bits'],
    [false, ''],
    [{ clientMaxWindowBits: false }, 'permessage-deflate'],
    [
      { clientMaxWindowBits: 10, serverMaxWindowBits: 9 },
      'permessage-deflate; server_max_window_bits=9; client_max_window_bits=10',
    ],
    [
      { serverNoContextTakeover: true, clientNoContextTakeover: true, threshold: 5 },
      'permessage-deflate; server_no_context_takeover; client_no_context_takeover; client_max_window_bits',
    ],
  ])('%j', (compression, offer) => {
    expect(extensionOffer(compression)).toBe(offer);
  });
});
