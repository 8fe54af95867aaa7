import { queryNumber } from '../queryNumber.ts';
import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { closeFrame } from './serverFrame.ts';

/** Any 16-bit code, those that may not be on the wire (RFC 6455 §7.4) too. */
export const closeCodes: Fault = {
  path: '/close-codes',
  description: 'Closes with ?code= and ?reason=, forbidden codes included; without a code the close frame is empty.',
  answer: (upgrade) => {
    const { query } = upgrade;
    const code = Math.floor(queryNumber(query, 'code', { otherwise: 1000, low: 0, high: 0xffff }));
    openRaw(upgrade)?.close(query.has('code') ? closeFrame(code, query.get('reason') ?? '') : closeFrame());
  },
};
