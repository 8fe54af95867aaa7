import { describe, expect, it } from 'vitest';
import { RpcError } from '../../../src/contract/rpc.ts';
import { partner } from '../../../src/engine/partner.ts';
import { SessionReplies } from '../../../src/engine/sessionReplies.ts';
import { newCapture } from '../../support/captures.ts';
import { fragments, frame } from '../../support/frames/index.ts';

const never = new AbortController().signal;

describe('the partner of a row', () => {
  function conversation() {
    const { capture, reader, pass } = newCapture();
    const request = fragments({ opcode: 'text', payload: '{"id":1,"method":"a"}', cuts: [5], mask: 'a1b2c3d4' });
    for (const part of request) pass('out', part);
    pass('in', frame({ opcode: 'text', payload: '{"id":1,"result":1}' }));
    pass('out', frame({ opcode: 'text', payload: '{"id":2,"method":"a"}', mask: 'a1b2c3d4' }));
    const session = { capture, replies: new SessionReplies(capture, reader) };
    return (id: number, of: 'reply' | 'request') =>
      partner(session, { id, of }, never).catch((error: unknown) => {
        if (error instanceof RpcError) return `${error.code}: ${error.failure.cause}`;
        throw error;
      });
  }

  it('is the reply of a message, by any of its fragments, or the request', async () => {
    const ask = conversation();
    expect(await ask(1, 'reply')).toBe(3);
    expect(await ask(2, 'reply')).toBe(3);
    expect(await ask(3, 'request')).toBe(1);
  });

  it('is refused with the reason where there is none', async () => {
    const ask = conversation();
    expect(await ask(1, 'request')).toMatch(/^no-request: It carries no id/);
    expect(await ask(3, 'reply')).toMatch(/^no-reply: It carries no id/);
    expect(await ask(4, 'reply')).toBe('no-reply: Nothing that has passed answers it.');
    expect(await ask(9, 'reply')).toMatch(/^no-frame/);
  });
});
