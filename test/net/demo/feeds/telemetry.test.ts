import { decode, encode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { openClient, type RecordingClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

type Fields = Record<string, unknown>;

async function message(client: RecordingClient, fits: (fields: Fields) => boolean): Promise<Fields> {
  const { bytes } = await client.message((received) => fits(decode(received.bytes) as Fields));
  return decode(bytes) as Fields;
}

describe('/telemetry', () => {
  it('reads its sensors in CBOR', async () => {
    const client = await openClient(`${server.url}/telemetry`);
    expect(await message(client, () => true)).toMatchObject({ type: 'hello', sensors: { length: 4 } });
    const reading = await message(client, ({ type, sensor }) => type === 'reading' && sensor === 'flow');
    expect(reading).toMatchObject({ seq: 1, unit: 'l/min', value: expect.any(Number), raw: expect.any(Uint8Array) });
    expect(client.received.every(({ kind }) => kind === 'binary')).toBe(true);
  });

  it('acknowledges commands and obeys them', async () => {
    const client = await openClient(`${server.url}/telemetry`);
    client.socket.send(encode({ type: 'command', id: 1, command: 'calibrate', sensor: 'boiler', value: 1000 }));
    expect(await message(client, ({ type }) => type === 'ack')).toEqual({ type: 'ack', id: 1, ok: true });
    await message(client, ({ sensor, value }) => sensor === 'boiler' && (value as number) > 1000);
    client.socket.send(encode({ type: 'command', id: 2, command: 'interval', value: 60_000 }));
    await message(client, ({ id }) => id === 2);
    const count = client.received.length;
    client.socket.send(encode({ type: 'command', id: 3, command: 'mute', sensor: 'flow' }));
    expect(await message(client, ({ id }) => id === 3)).toMatchObject({ ok: true });
    expect(client.received).toHaveLength(count + 1);
  });

  it.each([
    [{ command: 'mute', sensor: 'nose' }, /no such sensor/],
    [{ command: 'calibrate', sensor: 'flow', value: 'x' }, /"value"/],
    [{ command: 'calibrate', sensor: 'nose', value: 1 }, /no such sensor/],
    [{ command: 'interval', value: 0 }, /"value"/],
    [{ command: 'explode' }, /unknown/],
  ])('refuses %j with the reason', async (command, reason) => {
    const client = await openClient(`${server.url}/telemetry`);
    client.socket.send(encode({ type: 'command', id: 'x', ...command }));
    const ack = await message(client, ({ type }) => type === 'ack');
    expect(ack).toEqual({ type: 'ack', id: 'x', ok: false, error: expect.stringMatching(reason) });
  });

  it.each([
    ['text', '{}'],
    ['no CBOR', Uint8Array.of(0xff)],
    ['a list', encode([1])],
    ['nested ever so deep', new Uint8Array(1_000_000).fill(0x81)],
  ])('refuses %s and reads on', async (_name, data) => {
    const client = await openClient(`${server.url}/telemetry`);
    client.socket.send(data);
    expect(await message(client, ({ type }) => type === 'ack')).toMatchObject({ ok: false });
    client.socket.send(encode({ id: 9, command: 'unmute', sensor: 'flow' }));
    expect(await message(client, ({ id }) => id === 9)).toMatchObject({ ok: true });
  });
});
