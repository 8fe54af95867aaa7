import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/contract/engine.ts';
import { RpcError } from '../../../src/contract/rpc.ts';
import { assertSendable } from '../../../src/engine/outgoing.ts';

const raw = { kind: 'frame', opcode: 8, fin: false, rsv: 0, mask: false, bytes: new Uint8Array(200) } as const;

function refusal(message: Outgoing): string {
  try {
    assertSendable(message);
    return '';
  } catch (error) {
    return error instanceof RpcError ? error.code : String(error);
  }
}

describe('assertSendable', () => {
  it.each<[Outgoing, string]>([
    [{ kind: 'text', text: 'a𝄞' }, ''],
    [{ kind: 'text', text: 'a\ud834' }, 'lone-surrogate'],
    [{ kind: 'binary', bytes: new Uint8Array(1_000) }, ''],
    [{ kind: 'ping', bytes: new Uint8Array(125) }, ''],
    [{ kind: 'ping', bytes: new Uint8Array(126) }, 'control-too-long'],
    [{ kind: 'pong', bytes: new Uint8Array(126) }, 'control-too-long'],
    [{ kind: 'close' }, ''],
    [{ kind: 'close', code: 4000, reason: 'x'.repeat(123) }, ''],
    [{ kind: 'close', code: 4000, reason: 'ä'.repeat(62) }, 'control-too-long'],
    [{ kind: 'close', code: 1006 }, 'close-code'],
    [{ kind: 'close', reason: 'why' }, 'close-code'],
    [{ kind: 'text', text: 'äb', fragment: 1 }, ''],
    [{ kind: 'text', text: 'a', fragment: 0 }, 'fragment-size'],
    [{ kind: 'binary', bytes: new Uint8Array(3), fragment: 1.5 }, 'fragment-size'],
    [{ kind: 'binary', bytes: new Uint8Array(100_000), fragment: 1 }, ''],
    [{ kind: 'binary', bytes: new Uint8Array(100_001), fragment: 1 }, 'too-many-fragments'],
    [{ kind: 'text', text: 'ä'.repeat(50_001), fragment: 1 }, 'too-many-fragments'],
    [{ ...raw, opcode: 15, rsv: 7, claimed: Number.MAX_SAFE_INTEGER }, ''],
    [{ ...raw, opcode: 16 }, 'frame-field'],
    [{ ...raw, opcode: NaN }, 'frame-field'],
    [{ ...raw, rsv: 8 }, 'frame-field'],
    [{ ...raw, claimed: -1 }, 'frame-field'],
    [{ ...raw, claimed: 2 ** 53 }, 'frame-field'],
  ])('%j: %j', (message, code) => {
    expect(refusal(message)).toBe(code);
  });
});
