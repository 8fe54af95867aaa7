import { queryNumber } from '../queryNumber.ts';
import type { Fault } from '../served.ts';
import { onceWhileOpen } from '../whileOpen.ts';
import { openRaw } from './rawConnection.ts';
import { serverFrame, TEXT } from './serverFrame.ts';

export const slow: Fault = {
  path: '/slow',
  description: 'Answers the handshake after ?ms= milliseconds (3000; at most 600000).',
  answer: (upgrade) => {
    const wait = queryNumber(upgrade.query, 'ms', { otherwise: 3000, low: 0, high: 600_000 });
    upgrade.socket.on('end', () => upgrade.socket.end());
    onceWhileOpen(upgrade.socket, wait, () => {
      openRaw(upgrade)?.write(serverFrame(TEXT, `The handshake took ${wait} ms.`));
    });
  },
};
