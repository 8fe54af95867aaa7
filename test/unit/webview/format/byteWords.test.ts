import { expect, it } from 'vitest';
import { bytesWords, offsetWords, refusalWords } from '../../../../webview/format/byteWords.ts';

it('tells places in decimal, and as hex views have them where that differs', () => {
  expect([0, 9, 10, 32, 16_384].map(offsetWords)).toEqual(['0', '9', '10 (0xa)', '32 (0x20)', '16,384 (0x4000)']);
});

it('tells the first and the last byte of a value', () => {
  expect(bytesWords(32, 33)).toBe('Byte 32 (0x20)');
  expect(bytesWords(6, 11)).toBe('Bytes 6 to 10 (0xa)');
  // Of an empty one where it would be.
  expect(bytesWords(6, 6)).toBe('Bytes 6 to 6');
});

it('tells why a decoder cannot read a payload, and where where that is known', () => {
  expect(refusalWords({ title: 'MQTT', failure: 'No packet begins here.', offset: 12 })).toBe(
    'Not MQTT. No packet begins here. At byte 12 (0xc).',
  );
  expect(refusalWords({ title: 'MQTT', failure: 'No packet begins here.' })).toBe('Not MQTT. No packet begins here.');
});
