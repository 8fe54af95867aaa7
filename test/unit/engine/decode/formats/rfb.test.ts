import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { codecOf, evidence, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('rfb');
const pixelFormat = '20 18 00 01 00ff 00ff 00ff 10 08 00 000000';

// Each as RFC 6143 lays it out, by section.
describe('RFB', () => {
  it.each([
    ['7.1.1', '0x524642203030332e3030380a', { message: 'ProtocolVersion', version: 'RFB 003.008' }, 'RFB 003.008'],
    [
      '7.1.2',
      '0x020102',
      { message: 'Security', types: ['None', 'VNC Authentication'] },
      'Security None, VNC Authentication',
    ],
    ['7.1.2', '0x0110', { message: 'Security', types: [16] }, 'Security 16'],
    ['7.1.3', '0x00000000', { message: 'SecurityResult', status: 'OK' }, 'SecurityResult OK'],
    [
      '7.1.3',
      `0x00000001 00000002 ${Buffer.from('no').toString('hex')}`,
      { message: 'SecurityResult', status: 'failed', reason: 'no' },
      'SecurityResult failed no',
    ],
    [
      '7.2.2',
      '0x6dd1a2b3c4d5e6f70011223344556677',
      { message: 'Challenge', challenge: "h'6dd1a2b3c4d5e6f70011223344556677'" },
      'Challenge',
    ],
    [
      '7.3.2',
      `0x0280 01e0 ${pixelFormat} 00000004 6465736b`,
      {
        message: 'ServerInit',
        width: 640,
        height: 480,
        pixelFormat: { bitsPerPixel: 32, depth: 24, bigEndian: false, trueColor: true },
        name: 'desk',
      },
      'ServerInit 640×480 "desk"',
    ],
    [
      '7.6.1',
      '0x00 00 0002 000a 0014 0002 0001 00000000 aabbccdd',
      {
        message: 'FramebufferUpdate',
        rectangles: 2,
        first: { x: 10, y: 20, width: 2, height: 1, encoding: 'Raw' },
        following: 4,
      },
      'FramebufferUpdate [2] Raw 2×1 at 10,20',
    ],
    [
      '7.8.2',
      '0x00 00 0001 0000 0000 0320 0258 ffffff21',
      {
        message: 'FramebufferUpdate',
        rectangles: 1,
        first: { x: 0, y: 0, width: 800, height: 600, encoding: 'DesktopSize' },
        following: 0,
      },
      'FramebufferUpdate [1] DesktopSize 800×600 at 0,0',
    ],
    [
      '7.6.2',
      '0x01 00 0005 0001 ffff00000000',
      { message: 'SetColorMapEntries', first: 5, colors: 1, following: 6 },
      'SetColorMapEntries 5 [1]',
    ],
    ['7.6.3', '0x02', { message: 'Bell' }, 'Bell'],
    ['7.6.4', '0x03 000000 00000002 e46f', { message: 'ServerCutText', text: 'äo' }, 'ServerCutText "äo"'],
  ])('reads what a server says (%s): %s', (_, bytes, tree, words) => {
    expect(read(codec, bytes)).toEqual(tree);
    expect(line(codec, bytes)).toBe(words);
  });

  it.each([
    ['7.1.2, 7.3.1', '0x01', 'Security None, or ClientInit shared: true'],
    ['7.2.2', '0x6dd1a2b3c4d5e6f70011223344556677', 'Response'],
    ['7.5.1', `0x00 000000 ${pixelFormat}`, 'SetPixelFormat'],
    ['7.5.2', '0x02 00 0003 00000010 00000000 ffffff21', 'SetEncodings ZRLE, Raw, DesktopSize'],
    ['7.5.3', '0x03 01 0000 0000 0280 01e0', 'FramebufferUpdateRequest incremental 640×480 at 0,0'],
    ['7.5.4', '0x04 01 0000 00000061', 'KeyEvent a down'],
    ['7.5.4', '0x04 00 0000 0000ff0d', 'KeyEvent 0xff0d up'],
    ['7.5.5', '0x05 01 000a 0014', 'PointerEvent 10,20 buttons 1'],
    ['7.5.6', '0x06 000000 00000002 6869', 'ClientCutText "hi"'],
    ['two', '0x04 01 0000 00000061 04 00 0000 00000061', '[2] KeyEvent a down'],
  ])('reads what a client says (%s): %s', (_, bytes, words) => {
    expect(line(codec, bytes, 'out')).toBe(words);
  });

  it('tells where values lie, of several messages too', () => {
    const ranges: ByteRange[] = [];
    codec.decode(payload('0x05 01 000a 0014 05 00 000b 0015', 'out'), ranges);
    expect(ranges).toContainEqual({ path: [0, 'y'], from: 4, to: 6 });
    expect(ranges).toContainEqual({ path: [1, 'x'], from: 8, to: 10 });
  });

  it('says where it is wrong, and of what goes on with a message that it does', () => {
    expect(refusedAt(codec, '0x')).toBe(0);
    expect(refusedAt(codec, '0xffffff')).toBe(0);
    expect(refusedAt(codec, '0x03 000000 7fffffff 00')).toBe(8);
    expect(() => codec.decode(payload('0xfefefefe'))).toThrow('may go on with one that began');
    expect(() => codec.decode(payload('0x05 01 000a 0014 63', 'out'))).toThrow('no message 99');
    expect(() => codec.decode(payload('0x02 00 ffff 00000000', 'out'))).toThrow('262140 bytes follow, and 4 do');
  });

  it('is recognised by the version that comes first, and by nothing else', () => {
    expect(sure('rfb', evidence(['< 0x524642203030332e3030380a']))).toBe(1);
    expect(sure('rfb', evidence(['< RFB 003.008', '< 0x02']))).toBe(0);
    expect(sure('rfb', evidence([], { subprotocol: 'binary' }))).toBe(0);
  });
});
