import { describe, expect, it } from 'vitest';
import type { Handshake } from '../../../../src/contract/model.ts';
import { ConnectFailed } from '../../../../src/host/sessions/connectFailed.ts';

const failure = { code: 'refused', message: 'It was refused.', cause: 'Nobody listens.', remedy: 'Start it.' };

describe('ConnectFailed', () => {
  it('names the failure, and has the handshake only where there was one', () => {
    const handshake = { checks: [] } as unknown as Handshake;
    const error = new ConnectFailed(failure, handshake);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ code: 'refused', message: 'It was refused.', failure, handshake });
    expect('handshake' in new ConnectFailed(failure)).toBe(false);
  });
});
