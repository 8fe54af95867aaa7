/**
 * Sensor readings in CBOR (RFC 8949), one map in each binary message. Client to server:
 *
 *     {"type":"command","id":1,"command":"mute","sensor":"flow"}            also "unmute"
 *     {"type":"command","id":2,"command":"calibrate","sensor":"boiler","value":-0.5}
 *     {"type":"command","id":3,"command":"interval","value":50}             milliseconds between readings
 *
 * Server to client: hello, reading, ack (with ok, and error where it is not).
 */
import { decode, encode } from 'cborg';
import type { WebSocket } from 'ws';
import { asBuffer } from '../clientMessage.ts';
import { sendIfKeepingUp, sendOrPart } from '../delivery.ts';
import type { Feed } from '../served.ts';
import { onceWhileOpen } from '../whileOpen.ts';
import { Sensors } from './sensors.ts';

const SHORTEST_INTERVAL = 5;
const LONGEST_INTERVAL = 60_000;

export const telemetryFeed: Feed = {
  path: '/telemetry',
  description:
    'Sensor readings in CBOR, four a second; commands in CBOR (mute, unmute, calibrate, interval) are acknowledged.',
  open: ({ seed, speed }) => ({ join: (socket) => report(socket, new Sensors(seed), 250 / speed) }),
};

function report(socket: WebSocket, sensors: Sensors, pause: number): void {
  let interval = pause;
  const read = (): void => {
    const reading = sensors.next(Date.now());
    if (reading) sendIfKeepingUp(socket, encode(reading));
    cancel = onceWhileOpen(socket, interval, read);
  };
  let cancel = onceWhileOpen(socket, interval, read);

  /** Returns what is wrong with the command. */
  const obey = ({ command, sensor, value }: Record<string, unknown>): string | undefined => {
    switch (command) {
      case 'mute':
      case 'unmute':
        return sensors.mute(sensor, command === 'mute') ? undefined : 'There is no such sensor.';
      case 'calibrate':
        if (typeof value !== 'number' || !Number.isFinite(value)) return '"value" is a number.';
        return sensors.calibrate(sensor, value) ? undefined : 'There is no such sensor.';
      case 'interval':
        if (typeof value !== 'number' || !(value >= SHORTEST_INTERVAL && value <= LONGEST_INTERVAL)) {
          return `"value" is ${SHORTEST_INTERVAL} to ${LONGEST_INTERVAL} milliseconds.`;
        }
        interval = value;
        cancel();
        cancel = onceWhileOpen(socket, interval, read);
        return undefined;
      default:
        return 'The command is unknown; mute, unmute, calibrate and interval are known.';
    }
  };

  sendOrPart(socket, encode({ type: 'hello', sensors: sensors.described, interval }));
  socket.on('message', (data, binary) => {
    const command = binary ? decodeMap(asBuffer(data)) : undefined;
    const error = command ? obey(command) : 'A map in CBOR is expected, in a binary message.';
    const id = command?.['id'];
    const ref = typeof id === 'number' || (typeof id === 'string' && id.length <= 64) ? { id } : {};
    sendOrPart(
      socket,
      encode({ type: 'ack', ...ref, ok: error === undefined, ...(error === undefined ? {} : { error }) }),
    );
  });
}

function decodeMap(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const value: unknown = decode(bytes);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
