import { describe, expect, it } from 'vitest';
import { stagesOf } from '../../../../webview/handshake/stages.ts';

describe('stages of the handshake', () => {
  it('stand one after the other on one scale', () => {
    const stages = stagesOf({ upgrade: 50, name: 10, tls: 20, connect: 20 });
    expect(stages.map(({ id, start, share }) => [id, start, share])).toEqual([
      ['name', 0, 0.1],
      ['connect', 0.1, 0.2],
      ['tls', 0.3, 0.2],
      ['upgrade', 0.5, 0.5],
    ]);
  });

  it('leave out what did not happen', () => {
    expect(stagesOf({ connect: 4 }).map(({ id, share }) => [id, share])).toEqual([['connect', 1]]);
    expect(stagesOf({})).toEqual([]);
  });

  it('bear stages that took no time', () => {
    expect(stagesOf({ name: 0, connect: 0 }).map(({ start, share }) => [start, share])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });
});
