import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Conversation } from '../../../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../../../src/engine/formats/formatContext.ts';
import { newCaptureOf, temporaryFolder } from '../../../../support/captures.ts';
import { newPlace } from '../../../../support/formats/roundTrip.ts';
import { frame, utf8 } from '../../../../support/frames/index.ts';

const request = (number: number): Uint8Array =>
  utf8(`GET /${number} HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n`);
const response = utf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n');

it('gives no connection the handshake of another one, also where so much was made that some are told no more', async () => {
  const { again, pass, capture, reader, finish } = newCaptureOf({ started: 0, request: request(1), response });
  const count = 30;
  for (let number = 2; number <= count; number++) {
    again({ request: request(number), response });
    // What takes much room costs the older ones their places.
    capture.note({ failure: { code: 'c', message: 'x'.repeat(60_000), cause: '', remedy: '' } });
    pass('in', frame({ opcode: 'text', payload: `of ${number}` }));
  }
  finish({ close: { code: 1000, reason: '', by: 'us' } });
  const listed = new Set(capture.meta.connections.map(({ number }) => number));
  expect(listed.size).toBeLessThan(count);
  const path = join(temporaryFolder(), 'a.jsonl');
  await exportFile(new Conversation(capture, reader), { path, format: 'jsonl' }, unattended, newPlace);
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const asked = lines
    .filter((line) => line.startsWith('{"type":"connection"'))
    .map((line) => [(JSON.parse(line) as { number: number }).number, /GET \/(\d+)/.exec(line)?.[1]]);
  const expected = Array.from({ length: count }, (_, i) => [i + 1, listed.has(i + 1) ? String(i + 1) : undefined]);
  expect(asked).toEqual(expected);
});
