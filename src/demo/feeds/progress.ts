/**
 * A build job: log lines as plain text, step, progress and result events as JSON, then close 1000.
 * `{"type":"cancel"}` ends it early.
 */
import { readClientMessage } from '../clientMessage.ts';
import { sendOrPart } from '../delivery.ts';
import { queryNumber } from '../queryNumber.ts';
import type { Feed } from '../served.ts';
import { onceWhileOpen } from '../whileOpen.ts';
import { buildLog, type BuildOutput } from './buildLog.ts';

export const progressFeed: Feed = {
  path: '/progress',
  description:
    'A build job of about ten seconds (?speed= divides them): log lines, progress events in JSON, then close 1000.',
  open: ({ seed, speed }) => ({
    join: (socket, query) => {
      const pace = speed * queryNumber(query, 'speed', { otherwise: 1, low: 0.1, high: 1000 });
      const log = buildLog(seed);
      const write = (output: BuildOutput | { type: string; message?: string }): void =>
        sendOrPart(socket, typeof output === 'string' ? output : JSON.stringify(output));
      let pending = (): void => undefined;

      const goOn = (at: number): void => {
        const step = log[at];
        if (step === undefined) {
          socket.close(1000, 'build finished');
          return;
        }
        pending = onceWhileOpen(socket, step.after / pace, () => {
          write(step.output);
          goOn(at + 1);
        });
      };
      socket.on('message', (data, binary) => {
        const read = readClientMessage(data, binary);
        if (!read.ok || read.message.type !== 'cancel') {
          write({ type: 'error', message: read.ok ? 'Only cancel is known.' : read.why });
          return;
        }
        pending();
        write({ type: 'cancelled' });
        socket.close(1000, 'build cancelled');
      });
      goOn(0);
    },
  }),
};
