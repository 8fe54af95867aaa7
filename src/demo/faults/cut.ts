import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { serverFrame, TEXT } from './serverFrame.ts';

export const cut: Fault = {
  path: '/cut',
  description:
    'Sends a message and drops the TCP connection without a close frame; with ?within=frame amid a second one.',
  answer: (upgrade) => {
    const connection = openRaw(upgrade);
    const whole = serverFrame(TEXT, 'The line will go dead.');
    const half = serverFrame(TEXT, 'Half of this never comes.').subarray(0, 14);
    connection?.write(upgrade.query.get('within') === 'frame' ? Buffer.concat([whole, half]) : whole);
    connection?.socket.destroySoon();
  },
};
