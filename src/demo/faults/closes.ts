import type { Fault } from '../served.ts';
import { openRaw } from './rawConnection.ts';
import { closeFrame, serverFrame, TEXT } from './serverFrame.ts';

export const closes: Fault = {
  path: '/closes',
  description: 'Sends one message, then closes with 1008 "policy".',
  answer: (upgrade) => {
    const connection = openRaw(upgrade);
    connection?.write(serverFrame(TEXT, '{"type":"notice","text":"You will be asked to leave."}'));
    connection?.close(closeFrame(1008, 'policy'));
  },
};
