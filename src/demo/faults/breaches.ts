/** Paths that break RFC 6455 once, and are right before and after. */
import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { serverFrame, TEXT } from './serverFrame.ts';

function breach(path: string, description: string, wrong: Buffer): Fault {
  const frames = [serverFrame(TEXT, 'This frame is right.'), wrong, serverFrame(TEXT, 'This one is right again.')];
  return { path, description, answer: (upgrade) => void openRaw(upgrade)?.write(Buffer.concat(frames)) };
}

/** §5.2: opcodes 3 to 7 and 11 to 15 are reserved. */
export const reservedOpcode = breach(
  '/reserved-opcode',
  'A frame with the reserved opcode 3 between two text messages.',
  serverFrame(3, 'What is this?'),
);

/** §8.1: text is UTF-8; C3 must be followed by 80 to BF. */
export const invalidUtf8 = breach(
  '/invalid-utf8',
  'A text message that is no UTF-8, from its byte 3 on, between two that are.',
  serverFrame(TEXT, Buffer.from([0x63, 0x61, 0x66, 0xc3, 0x28, 0x21])),
);
