import { describe, expect, it } from 'vitest';
import { FrameDecoder } from '../../../../src/engine/wire/frameDecoder.ts';
import { bytesOf, decodeFrames, everyCut, type DecodeOptions } from '../../../support/decodeFrames.ts';

const bigText = 'c3a4'.repeat(100);

/** What each stream is, and what it must decode to: byte0, payload length, and a violation with its offset. */
const samples: [name: string, hex: string, options: DecodeOptions, frames: string[]][] = [
  // RFC 6455 §5.7
  ['unmasked text', '81 05 48656c6c6f', {}, ['81 5']],
  ['masked text', '81 85 37fa213d 7f9f4d5158', { fromServer: false }, ['81 5']],
  ['fragmented text', '01 03 48656c 80 02 6c6f', {}, ['01 3', '80 2']],
  ['ping and pong', '89 05 48656c6c6f 8a 85 37fa213d 7f9f4d5158', {}, ['89 5', '8a 5 masked-from-server@1']],
  ['256 bytes', `82 7e 0100 ${'ab'.repeat(256)}`, {}, ['82 256']],
  ['65536 bytes', `82 7f 0000000000010000 ${'cd'.repeat(65536)}`, {}, ['82 65536']],
  // Others
  ['empty text and empty close', '81 00 88 00', {}, ['81 0', '88 0']],
  ['ping between fragments', '01 01 61 89 00 00 01 62 8a 00 80 01 63', {}, ['01 1', '89 0', '00 1', '8a 0', '80 1']],
  ['text cut inside a character', '01 01 c3 80 01 a4', {}, ['01 1', '80 1']],
  ['text beyond the native check', `81 7e 00c8 ${bigText}`, {}, ['81 200']],
  ['close with code and reason', '88 05 03e8 627965', {}, ['88 5']],
  ['compressed text', 'c1 07 f248cdc9c90700', { deflate: true }, ['c1 7']],
  // Violations
  ['reserved data opcode', '83 01 00 81 01 61', {}, ['83 1 reserved-opcode@0', '81 1']],
  ['reserved control opcode', '8b 00 81 01 61', {}, ['8b 0 reserved-opcode@0', '81 1']],
  ['reserved opcode in a message', '01 01 61 83 00 80 01 62', {}, ['01 1', '83 0 reserved-opcode@0', '80 1']],
  ['RSV1 without extension', 'c1 01 61', {}, ['c1 1 reserved-bits@0']],
  ['RSV2 with extension', 'a1 01 61', { deflate: true }, ['a1 1 reserved-bits@0']],
  ['RSV1 on a continuation', '41 01 61 c0 01 62', { deflate: true }, ['41 1', 'c0 1 reserved-bits@0']],
  ['RSV1 on a ping', 'c9 00', { deflate: true }, ['c9 0 reserved-bits@0']],
  ['unmasked from client', '81 01 61', { fromServer: false }, ['81 1 unmasked-from-client@1']],
  ['16-bit length for 5', '81 7e 0005 48656c6c6f', {}, ['81 5 length-not-minimal@2']],
  ['64-bit length for 5', '82 7f 0000000000000005 0102030405', {}, ['82 5 length-not-minimal@2']],
  ['fragmented ping', '09 01 61 81 00', {}, ['09 1 control-fragmented@0', '81 0']],
  ['ping of 126', `89 7e 007e ${'61'.repeat(126)} 81 00`, {}, ['89 126 control-too-long@1', '81 0']],
  ['continuation of nothing', '80 01 61 81 00', {}, ['80 1 continuation-without-start@0', '81 0']],
  [
    'message in a message',
    '01 01 61 81 01 62 80 00',
    {},
    ['01 1', '81 1 message-interrupted@0', '80 0 continuation-without-start@0'],
  ],
  ['invalid UTF-8', '81 04 6162ff63', {}, ['81 4 invalid-utf8@4']],
  ['invalid UTF-8, masked', '81 83 01020304 60fd62', { fromServer: false }, ['81 3 invalid-utf8@7']],
  ['surrogate in UTF-8', '81 03 eda080', {}, ['81 3 invalid-utf8@3']],
  ['overlong UTF-8', '81 02 c0af', {}, ['81 2 invalid-utf8@2']],
  ['text ends inside a character', '01 01 61 80 02 62e2', {}, ['01 1', '80 2 invalid-utf8@4']],
  ['close of one byte', '88 01 03', {}, ['88 1 close-payload-length@2']],
  ['close code 1005', '88 02 03ed', {}, ['88 2 close-code@2']],
  ['close reason not UTF-8', '88 03 03e8 ff', {}, ['88 3 close-reason-utf8@4']],
  ['data after close', '88 02 03e8 81 01 61', {}, ['88 2', '81 1 data-after-close@0']],
  ['impossible length', '82 ff 8000000000000001 01020304 aabbcc', { end: true }, ['82 3 masked-from-server@1']],
  ['impossible length, unmasked', '82 7f 8000000000000001 aabbcc', { end: true }, ['82 3 length-out-of-range@2']],
  ['ends in a payload', '81 05 4865', { end: true }, ['81 2 truncated@4']],
  ['ends in a header', '81 00 82 7e 01', { end: true }, ['81 0', '82 0 truncated@3']],
];

function brief(chunks: Uint8Array[], options: DecodeOptions): string[] {
  return decodeFrames(chunks, options).map((frame) => {
    const byte0 = frame.byte0.toString(16).padStart(2, '0');
    const violation = frame.violation === '' ? '' : ` ${frame.violation}@${frame.violationOffset}`;
    return `${byte0} ${frame.payloadLength}${violation}`;
  });
}

describe('FrameDecoder', () => {
  it.each(samples)('decodes %s', (_name, hex, options, frames) => {
    expect(brief([bytesOf(hex)], options)).toEqual(frames);
  });

  it.each(samples)('decodes %s alike wherever it is cut', (_name, hex, options, frames) => {
    for (const chunks of everyCut(bytesOf(hex))) expect(brief(chunks, options)).toEqual(frames);
  });

  it('tells where frames and messages begin and end', () => {
    const frames = decodeFrames([bytesOf('01 01 61 89 00 80 01 62 81 00')]);
    expect(frames.map(({ offset, headerLength, first, last }) => [offset, headerLength, first, last])).toEqual([
      [0, 2, true, false],
      [3, 2, true, true],
      [5, 2, false, true],
      [8, 2, true, true],
    ]);
  });

  it('marks every fragment of a compressed message, and no control frame between them', () => {
    const frames = decodeFrames([bytesOf('41 01 00 89 00 80 01 00 81 01 61')], { deflate: true });
    expect(frames.map(({ compressed }) => compressed)).toEqual([true, false, true, false]);
  });

  it('reads the close code, masked or not', () => {
    expect(decodeFrames([bytesOf('88 02 03e9')])[0]?.closeCode).toBe(1001);
    expect(decodeFrames([bytesOf('88 82 01020304 02eb')], { fromServer: false })[0]?.closeCode).toBe(1001);
    expect(decodeFrames([bytesOf('88 00')])[0]?.closeCode).toBe(1005);
  });
});

describe('a message that is longer than is wanted', () => {
  /** After how many bytes it is told, each time. */
  function told(hex: string, longest: number): number[] {
    const times: number[] = [];
    let passed = 0;
    const options = { fromServer: true, deflate: false, offset: 0, longest, tooLong: () => times.push(passed) };
    const decoder = new FrameDecoder(options, () => undefined);
    for (const byte of bytesOf(hex)) {
      passed++;
      decoder.push(Uint8Array.of(byte));
    }
    return times;
  }

  it.each([
    ['as long as it may be', '81 03 616263', 3, []],
    ['longer, by its header', '81 04 61626364', 3, [2]],
    ['much longer, of which nothing came', '82 7f 0000000100000000', 3, [10]],
    ['longer with its second fragment, a ping between', '01 02 6162 89 04 00000000 80 02 6364', 3, [12]],
    ['as long, after another', '81 02 6162 01 01 61 80 01 62', 2, []],
    ['a long ping', '89 04 00000000', 3, []],
  ])('%s', (_what, hex, longest, times) => {
    expect(told(hex, longest)).toEqual(times);
  });
});
