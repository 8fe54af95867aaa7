/**
 * The game's binary messages. All numbers are little-endian; floats are IEEE 754 binary32.
 *
 *     state, server to client                        input, client to server
 *      0  u8   1                                     0  u8   2
 *      1  u8   entity that the client steers         1  u8   buttons held: 1 up, 2 down, 4 left, 8 right
 *      2  u16  n, number of entities                 2  u16  number of the input, chosen by the client
 *      4  u32  tick, from 1
 *      8  u16  number of the last input obeyed, or 0
 *     10  n ×  18 bytes:
 *              u16 id, f32 x, f32 y, f32 vx, f32 vy
 */
export interface Entity {
  readonly id: number;
  /** In the world's units, 0 to 1000. */
  x: number;
  y: number;
  /** Units per second. */
  vx: number;
  vy: number;
}

export interface GameState {
  readonly tick: number;
  /** Index of the steered entity. */
  readonly steered: number;
  readonly lastInput: number;
  readonly entities: readonly Entity[];
}

export interface GameInput {
  readonly up: boolean;
  readonly down: boolean;
  readonly left: boolean;
  readonly right: boolean;
  readonly number: number;
}

const STATE = 1;
const INPUT = 2;
const HEADER_LENGTH = 10;
const ENTITY_LENGTH = 18;
const INPUT_LENGTH = 4;

export function encodeState({ tick, steered, lastInput, entities }: GameState): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH + entities.length * ENTITY_LENGTH);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, STATE);
  view.setUint8(1, steered);
  view.setUint16(2, entities.length, true);
  view.setUint32(4, tick, true);
  view.setUint16(8, lastInput, true);
  entities.forEach(({ id, x, y, vx, vy }, index) => {
    const at = HEADER_LENGTH + index * ENTITY_LENGTH;
    view.setUint16(at, id, true);
    view.setFloat32(at + 2, x, true);
    view.setFloat32(at + 6, y, true);
    view.setFloat32(at + 10, vx, true);
    view.setFloat32(at + 14, vy, true);
  });
  return bytes;
}

/** Undefined where the bytes are no input. */
export function decodeInput(bytes: Uint8Array): GameInput | undefined {
  if (bytes.length !== INPUT_LENGTH) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint8(0) !== INPUT) return undefined;
  const buttons = view.getUint8(1);
  return {
    up: (buttons & 1) !== 0,
    down: (buttons & 2) !== 0,
    left: (buttons & 4) !== 0,
    right: (buttons & 8) !== 0,
    number: view.getUint16(2, true),
  };
}
