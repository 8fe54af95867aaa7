import { describe, expect, it } from 'vitest';
import type { Outgoing } from '../../../src/contract/engine.ts';
import { RpcError } from '../../../src/contract/rpc.ts';
import { assertSendable } from '../../../src/engine/outgoing.ts';

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
  ])('%j: %j', (message, code) => {
    expect(refusal(message)).toBe(code);
  });
});
