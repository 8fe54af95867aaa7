import { describe, expect, it } from 'vitest';
import { hexLines } from '../../../../src/engine/doctor/hexLines.ts';

describe('bytes as evidence', () => {
  it('stand in hex beside their ASCII', () => {
    expect(hexLines(Buffer.from('15030300020246', 'hex'))).toEqual([
      '15 03 03 00 02 02 46                             ......F',
    ]);
    expect(hexLines(new Uint8Array())).toEqual([]);
  });

  it('are two lines, and how many there are', () => {
    expect(hexLines(Buffer.from('SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n'))).toEqual([
      '53 53 48 2d 32 2e 30 2d 4f 70 65 6e 53 53 48 5f  SSH-2.0-OpenSSH_',
      '39 2e 32 70 31 20 44 65 62 69 61 6e 2d 32 2b 64  9.2p1 Debian-2+d',
      '… 40 bytes',
    ]);
  });
});
