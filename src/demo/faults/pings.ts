import { queryNumber } from '../queryNumber.ts';
import type { Fault } from '../served.ts';
import { everyWhileOpen } from '../whileOpen.ts';
import { openRaw } from './rawConnection.ts';
import { closeFrame, PING, PONG, serverFrame } from './serverFrame.ts';

export const pings: Fault = {
  path: '/pings',
  description:
    'A ping each second (?ms= for another pause); closes with 1011 where the pong is missing at the next one.',
  answer: (upgrade) => {
    const pause = queryNumber(upgrade.query, 'ms', { otherwise: 1000, low: 10, high: 60_000 });
    let sent = 0;
    let answered = 0;
    const connection = openRaw(upgrade, ({ opcode, payload }) => {
      if (opcode === PONG && payload.toString('latin1') === `ping ${sent}`) answered = sent;
    });
    if (connection === undefined) return;
    const ping = (): void => {
      if (answered < sent) connection.close(closeFrame(1011, 'no pong'));
      else connection.write(serverFrame(PING, `ping ${++sent}`));
    };
    ping();
    everyWhileOpen(connection.socket, pause, ping);
  },
};
