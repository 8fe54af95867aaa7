import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InflatedStreams } from '../../../../src/engine/capture/inflatedStreams.ts';
import { newCapture } from '../../../support/captures.ts';

/** Ten connections of a compressed conversation; the ids of their first rows. */
function tenConnections() {
  const { capture, reconnect } = newCapture({ deflate: true });
  for (let i = 0; i < 9; i++) reconnect();
  const ids = Array.from({ length: capture.frames.count }, (_, i) => i + 1);
  const starts = [1, ...ids.filter((id) => capture.frames.marker(id)?.kind === 'reconnected')];
  const asked: string[] = [];
  const streams = new InflatedStreams(capture, (direction, start) => {
    asked.push(`${direction} ${start}`);
    return { next: () => undefined, bytes: () => undefined, beginning: () => new Uint8Array(0), pieces: () => [] };
  });
  const files = (): string[] => readdirSync(capture.folder).filter((name) => name.endsWith('.windows'));
  return { capture, streams, starts, asked, files };
}

describe('InflatedStreams', () => {
  it('has one for each direction of each connection, which begins after its marker', async () => {
    const { streams, starts, asked, files } = tenConnections();
    const first = streams.of('in', starts[0]!);
    expect(streams.of('in', starts[1]! - 1)).toBe(first);
    const second = streams.of('in', starts[1]!);
    expect(second).not.toBe(first);
    expect(streams.of('in', starts[1]! + 1)).toBe(second);
    expect(streams.of('out', starts[1]!)).not.toBe(second);
    expect(asked).toEqual(['in 0', `in ${starts[1]}`, `out ${starts[1]}`]);
    expect(files().sort()).toEqual([`in.${starts[1]}.windows`, 'in.windows', `out.${starts[1]}.windows`]);
    await streams.close();
    expect(files()).toEqual([]);
  });

  it('gives up those that were looked at longest ago, with their files', async () => {
    const { streams, starts, files } = tenConnections();
    const first = streams.of('in', starts[0]!);
    const second = streams.of('in', starts[1]!);
    for (const start of starts.slice(2, 8)) streams.of('in', start);
    expect(streams.of('in', starts[0]!)).toBe(first);
    streams.of('in', starts[8]!);
    expect(files()).toHaveLength(8);
    expect(streams.of('in', starts[0]!)).toBe(first);
    expect(streams.of('in', starts[1]!)).not.toBe(second);
    await streams.close();
  });

  it('gives up none that somebody is at work with', async () => {
    const { streams, starts } = tenConnections();
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = streams.of('in', starts[0]!);
    const work = streams.use('in', starts[0]!, () => promise);
    for (const start of starts.slice(1)) streams.of('in', start);
    expect(streams.of('in', starts[0]!)).toBe(first);
    resolve();
    await work;
    for (const start of starts.slice(1)) streams.of('in', start);
    expect(streams.of('in', starts[0]!)).not.toBe(first);
    await streams.close();
  });
});
