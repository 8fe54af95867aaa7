import { describe, expect, it } from 'vitest';
import { hex } from '../../../support/frames/index.ts';
import { openClient, type Received } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();
const view = ({ bytes }: Received): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

describe('/game', () => {
  it('sends its state in binary, tick by tick', async () => {
    const client = await openClient(`${server.url}/game?entities=3`);
    const states = await client.atLeast(5);
    expect(states.every(({ kind, bytes }) => kind === 'binary' && bytes.length === 10 + 3 * 18)).toBe(true);
    expect(states.slice(0, 5).map((state) => view(state).getUint32(4, true))).toEqual([1, 2, 3, 4, 5]);
    expect(view(states[0]!).getUint16(2, true)).toBe(3);
  });

  it('obeys input and acknowledges it by its number', async () => {
    const client = await openClient(`${server.url}/game`);
    client.socket.send(hex('02 08 07 00'));
    const state = await client.message((received) => view(received).getUint16(8, true) === 7);
    const vx = view(state).getFloat32(10 + 10, true);
    expect(vx).toBeGreaterThan(0);
  });

  it.each([hex('02 08'), 'right'])('closes with 1003 on what is no input', async (input) => {
    const client = await openClient(`${server.url}/game`);
    client.socket.send(input);
    expect(await client.closed).toMatchObject({ code: 1003 });
  });
});
