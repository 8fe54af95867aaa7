/** WebSocket connections out of what was captured of a network, in whatever order it came. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StoredSession } from '../../../../../src/engine/storedSession.ts';
import { framesOf, temporaryFolder } from '../../../../support/captures.ts';
import { plainConversation, plainFrames } from '../../../../support/formats/plainConversation.ts';
import { packets, pcapFile, pcapngFile, type PlainSegment } from '../../../../support/formats/plainPcap.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { openedFile, saved } from '../../../../support/formats/roundTrip.ts';
import { told, type Told } from '../../../../support/formats/told.ts';
import { frame, utf8 } from '../../../../support/frames/index.ts';

function opened(bytes: Uint8Array, name = 'a.pcapng'): Promise<StoredSession[]> {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return openedFile(path);
}

/** Frames of the only session, and what is missing of it. */
async function read(segments: readonly PlainSegment[]): Promise<{ frames: string[]; damage: string | undefined }> {
  const [session, ...others] = await opened(pcapFile(packets(segments)));
  expect(others).toEqual([]);
  return { frames: framesOf(session!), damage: session!.capture.meta.damage };
}

function withoutId(line: string): string {
  return line.replace(/^\d+ /, '');
}

describe('a capture saved as pcapng', () => {
  it('is the same when it is opened: rows, bytes, payloads, times, handshakes, markers', async () => {
    const made = richCapture();
    const [again, ...others] = await openedFile(await saved(made, 'pcapng'));
    expect(others).toEqual([]);
    const [before, after] = [await told(made), await told(again!)];
    const held = ({ frames, messages, wire, payloads, handshakes }: Told): object => ({
      ...{ frames, messages, wire, payloads, handshakes },
    });
    expect(held(after)).toEqual(held(before));
    const facts = (one: object): object => ({ ...one, from: undefined, to: undefined, framing: undefined });
    expect(after.connections.map(facts)).toEqual(before.connections.map(facts));
    const { label, url, started, ended } = made.capture.meta;
    expect(again!.capture.meta).toMatchObject({ label, url, started, ended });
    expect(again!.capture.meta.origin).toEqual({
      format: 'pcapng',
      creator: 'WebSocket Inspector',
      notHeld: ['connection-details', 'bookmarks'],
    });
    expect(again!.capture.meta.damage).toBeUndefined();
  });
});

describe('a capture of a network', () => {
  it.each([
    ...(['ethernet', 'vlan', 'raw', 'null', 'loop', 'cooked', 'cooked2'] as const).map((link) => ({ link })),
    ...(['ethernet', 'raw', 'null', 'cooked2'] as const).map((link) => ({ link, version: 6 as const })),
  ])('is read from packets of $link and IP $version', async (options) => {
    for (const bytes of [
      pcapFile(packets(plainConversation(), options), options),
      pcapngFile(packets(plainConversation(), options), options),
    ]) {
      const [session] = await opened(bytes);
      expect(framesOf(session!)).toEqual(plainFrames);
      expect(session!.capture.meta).toMatchObject({ url: 'ws://x.test:9001/feed', label: 'x.test:9001/feed' });
      expect(session!.capture.meta.damage).toBeUndefined();
    }
  });

  it.each([
    ...[true, false].flatMap((big) => [
      { kind: 'pcap', big, nanoseconds: true },
      { kind: 'pcap', big, nanoseconds: false },
      { kind: 'pcapng', big, resolution: 6 },
      { kind: 'pcapng', big, resolution: 9 },
      { kind: 'pcapng', big, resolution: 3 },
    ]),
  ])(
    'has its times: $kind, big-endian $big, nanoseconds $nanoseconds, resolution $resolution',
    async ({ kind, ...options }) => {
      const all = packets(plainConversation());
      const [session] = await opened((kind === 'pcap' ? pcapFile : pcapngFile)(all, options));
      const { capture } = session!;
      expect(capture.frames.get(1)!.time).toBe(all[5]!.time);
      expect(capture.meta).toMatchObject({ started: all[0]!.time, ended: all.at(-1)!.time });
      expect(capture.meta.connections[0]).toMatchObject({
        opened: all[4]!.time,
        close: { code: 1000, by: 'us' },
        handshake: { response: { status: 101 } },
      });
    },
  );

  it('is read where there are no times, and says so', async () => {
    const [session] = await opened(pcapngFile(packets(plainConversation()), { simple: true }));
    expect(framesOf(session!)).toEqual(plainFrames);
    expect(session!.capture.meta.origin).toMatchObject({ creator: 'plain' });
    expect(session!.capture.meta.origin!.notHeld).toContain('times');
  });

  it('has segments that came twice once, and those that came late in their place', async () => {
    const [syn, answer, ack, ...rest] = plainConversation();
    const twice = rest.flatMap((segment) => [segment, segment]);
    expect(await read([syn!, syn!, answer!, ack!, ...twice])).toEqual({ frames: plainFrames, damage: undefined });
    const late = [...rest.slice(0, 4), ...rest.slice(4, 10).reverse(), ...rest.slice(10)];
    const { frames, damage } = await read([syn!, answer!, ack!, ...late]);
    // The order between the two directions is that of the file.
    expect(frames.map(withoutId).sort()).toEqual(plainFrames.map(withoutId).sort());
    expect(damage).toBeUndefined();
  });

  it('takes of segments that overlap what came first', async () => {
    const all = plainConversation();
    const overlapping = all.flatMap((segment, i) => {
      const before = all.slice(0, i).findLast(({ from }) => from === segment.from);
      const earlier = Buffer.from((before?.payload ?? '') as Uint8Array);
      if (segment.payload === undefined || earlier.length < 4) return [segment];
      const wrong = Buffer.concat([Buffer.alloc(4, 0x21), Buffer.from(segment.payload as Uint8Array)]);
      return [{ ...segment, sequence: segment.sequence - 4, payload: wrong }];
    });
    expect(overlapping.filter(({ sequence }, i) => sequence !== all[i]!.sequence).length).toBeGreaterThan(5);
    expect(await read(overlapping)).toEqual({ frames: plainFrames, damage: undefined });
  });

  it('says what is missing of it, and goes on after that', async () => {
    const all = plainConversation();
    const long = all.findIndex(({ payload }) => payload !== undefined && payload.length === 500);
    const { frames, damage } = await read([...all.slice(0, long + 1), ...all.slice(long + 2)]);
    expect(frames).toHaveLength(plainFrames.length);
    const said = plainFrames.map(withoutId);
    expect(frames.filter((line) => said.includes(withoutId(line)))).toHaveLength(plainFrames.length - 1);
    expect(damage).toBe('500 bytes are missing in the file: zeros stand in their place.');
    const cut = all.map((segment, i) => (i === long + 1 ? { ...segment, captured: 154 } : segment));
    expect((await read(cut)).damage).toBe('400 bytes are missing in the file: zeros stand in their place.');
  });

  it('has a session for each connection, those between the same ends and those at one time too', async () => {
    const one = packets(plainConversation());
    const later = packets(plainConversation({ a: 77_000, b: 88_000 })).map((packet) => ({
      ...packet,
      time: packet.time + 5000,
    }));
    const other = packets(plainConversation(), { ports: { a: 50_001, b: 9001 } });
    const mixed = one.flatMap((packet, i) => [packet, other[i]!]);
    const sessions = await opened(pcapFile([...mixed, ...later]));
    expect(sessions.map((session) => framesOf(session))).toEqual([plainFrames, plainFrames, plainFrames]);
  });

  it('that begins in the midst of a connection is read from the first whole frame, and says so', async () => {
    const all = plainConversation();
    const long = all.findIndex(({ payload }) => payload !== undefined && payload.length === 500);
    const { frames, damage } = await read(all.slice(long + 2));
    expect(frames).toEqual(plainFrames.slice(3).map((line, i) => line.replace(/^\d+/, String(i + 1))));
    expect(damage).toBe(
      'The file begins in the midst of this connection: there is no handshake. Before the first whole frame 2004 bytes were left out.',
    );
  });

  it('that ends in the midst of a connection has it as far as it goes', async () => {
    const { frames } = await read(plainConversation().slice(0, 6));
    expect(frames).toEqual(plainFrames.slice(0, 1));
    const [session] = await opened(pcapFile(packets(plainConversation().slice(0, 6))));
    expect(session!.capture.meta.connections[0]!.close).toBeUndefined();
  });

  it('has a connection that was cut end without a close frame', async () => {
    const all = plainConversation();
    const rst = { from: 'b' as const, sequence: all[7]!.sequence, flags: 'R' };
    const [session] = await opened(pcapFile(packets([...all.slice(0, 6), rst])));
    expect(framesOf(session!)).toEqual([plainFrames[0], '2 -- ended']);
    expect(session!.capture.meta.connections[0]!.close).toEqual({ code: 1006, reason: '', by: 'nobody' });
  });

  it('finds the handshake behind a proxy’s, and after other requests', async () => {
    const [syn, answer, ack, ...rest] = plainConversation();
    const connect = utf8('CONNECT x.test:9001 HTTP/1.1\r\nHost: x.test:9001\r\n\r\n');
    const established = utf8('HTTP/1.1 200 Connection established\r\n\r\n');
    const moved = rest.map((segment) => ({
      ...segment,
      sequence: segment.sequence + (segment.from === 'a' ? connect : established).length,
    }));
    const { frames } = await read([
      ...[syn!, answer!, ack!],
      { from: 'a', sequence: ack!.sequence, payload: connect },
      { from: 'b', sequence: answer!.sequence + 1, payload: established },
      ...moved,
    ]);
    expect(frames).toEqual(plainFrames);
  });

  it('without a WebSocket is refused, and says where TLS hides all of it', async () => {
    const http = plainConversation().map((segment) =>
      segment.payload === undefined ? segment : { ...segment, payload: 'GET / HTTP/1.1\r\n\r\n' },
    );
    await expect(opened(pcapFile(packets(http)))).rejects.toMatchObject({ code: 'no-conversation' });
    const [syn, answer, ack] = plainConversation();
    const hello = { from: 'a' as const, sequence: ack!.sequence, payload: Buffer.from('160301020001', 'hex') };
    await expect(opened(pcapFile(packets([syn!, answer!, ack!, hello])))).rejects.toMatchObject({
      code: 'encrypted',
      failure: { cause: 'All connections in it that could be one are encrypted by TLS: 1.' },
    });
  });

  it('is no WebSocket for some bytes that look like a frame', async () => {
    const some = { from: 'b' as const, sequence: 7, payload: frame({ opcode: 'text', payload: 'one' }) };
    await expect(opened(pcapFile(packets([some])))).rejects.toMatchObject({ code: 'no-conversation' });
  });
});
