import { describe, expect, it } from 'vitest';
import { evidenceFor } from '../../../src/engine/evidenceFor.ts';
import { evidence } from '../../support/decode/payloads.ts';

const call = '> {"jsonrpc":"2.0","id":1,"method":"a"}';
const connect = '> 0x100c 00044d515454 04 02 003c 0000';

describe('what speaks for a format', () => {
  it.each([
    ['jsonrpc', evidence([call]), ['messages']],
    ['mqtt', evidence([], { subprotocol: 'mqtt' }), ['subprotocol']],
    ['mqtt', evidence([connect], { subprotocol: 'mqtt' }), ['subprotocol', 'messages']],
    ['jsonrpc', evidence([connect], { subprotocol: 'mqtt' }), []],
  ] as const)('of %s is told part by part', (id, about, parts) => {
    expect(evidenceFor(id, about)).toEqual(parts);
  });

  it('may be the address', () => {
    const about = evidence(['< 0{"sid":"a","upgrades":[]}'], { url: 'ws://a/socket.io/?EIO=4&transport=websocket' });
    expect(evidenceFor('socketio', about)).toContain('url');
  });
});
