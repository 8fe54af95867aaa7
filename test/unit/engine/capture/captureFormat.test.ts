/** docs/capture-format.md is true: its tables are the sources', and who reads by it reads what the engine reads. */
import { statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding, ProfileFix } from '../../../../src/contract/finding.ts';
import type { CertificateInfo, Failure, Handshake, View } from '../../../../src/contract/model.ts';
import { Capture } from '../../../../src/engine/capture/capture.ts';
import { captureVersion, type CaptureMeta } from '../../../../src/engine/capture/captureMeta.ts';
import type { ConnectionMeta } from '../../../../src/engine/capture/connectionMeta.ts';
import { Flag, RecordPage, recordSize } from '../../../../src/engine/capture/frameRecord.ts';
import { wrongField } from '../../../../src/engine/capture/metaFields.ts';
import { violationByNumber } from '../../../../src/engine/wire/violations.ts';
import { randomStream } from '../../../fuzz/conversation.ts';
import { documentTable } from '../../../support/captureFormat/documentTables.ts';
import { memberAt, membersOf } from '../../../support/captureFormat/members.ts';
import { readCapture } from '../../../support/captureFormat/readCapture.ts';
import { testMeta } from '../../../support/captures.ts';
import { EngineUnderTest, never } from '../../../support/engines.ts';
import { formatDifferences } from '../../../support/formatDifferences.ts';
import { Random } from '../../../support/random.ts';

describe('the tables of docs/capture-format.md', () => {
  it('number the violations as the sources do, all of them', () => {
    const table = documentTable('number');
    expect(table.length).toBeGreaterThan(10);
    for (const [i, { number, code }] of table.entries()) {
      expect(Number(number)).toBe(i + 1);
      expect(violationByNumber(Number(number))?.code).toBe(code);
    }
    expect(violationByNumber(table.length + 1)).toBeUndefined();
  });

  it('name every flag, with its bit', () => {
    expect(Object.fromEntries(documentTable('flag').map(({ flag, name }) => [name, Number(flag)]))).toEqual(Flag);
  });

  it('place the fields of a record where they are, without a gap', () => {
    const page = new RecordPage();
    const frame = {
      offset: 2 ** 40 + 1,
      headerLength: 14,
      payloadLength: 2 ** 41 + 3,
      byte0: 0x92,
      masked: true,
      compressed: false,
      first: true,
      last: false,
      closeCode: 0x1234,
      violation: 9,
      violationOffset: 0x01020304,
    };
    page.set(3, frame, true, 1_700_000_000_000.25, 0x0a0b0c0d);
    const expected: Record<string, number> = {
      ...{ time: 1_700_000_000_000.25, offset: frame.offset, payloadLength: frame.payloadLength },
      ...{ message: 0x0a0b0c0d, violationOffset: 0x01020304, byte0: 0x92 },
      ...{ flags: Flag.out | Flag.masked | Flag.first, headerLength: 14, violation: 9, closeCode: 0x1234, agreed: 0 },
    };
    const view = new DataView(page.bytes.buffer, 3 * recordSize, recordSize);
    const types = {
      f64: { size: 8, read: (at: number) => view.getFloat64(at, true) },
      u32: { size: 4, read: (at: number) => view.getUint32(at, true) },
      u16: { size: 2, read: (at: number) => view.getUint16(at, true) },
      u8: { size: 1, read: (at: number) => view.getUint8(at) },
    };
    let end = 0;
    const read: Record<string, number> = {};
    for (const { offset, type, field } of documentTable('offset')) {
      const { size, read: readAt } = types[type as keyof typeof types];
      expect(Number(offset)).toBe(end);
      end += size;
      read[field!] = readAt(Number(offset));
    }
    expect(read).toEqual(expected);
    expect(end).toBe(recordSize);
  });

  describe('of session.json', () => {
    const failure: Required<Failure> = { code: 'a', message: 'b', cause: 'c', remedy: 'd' };
    const head = { startLine: 'GET / HTTP/1.1', headers: [['a', 'b']] as [string, string][], raw: new Uint8Array(3) };
    const certificate: CertificateInfo = {
      ...{ subject: 'CN=a', issuer: 'CN=b', names: 'DNS:a', validFrom: 'c', validTo: 'd', fingerprint: 'e', pem: 'f' },
    };
    const finding: Required<Finding> = {
      ...{ code: 'a', severity: 'info', stage: 'tls', evidence: 'b', cause: 'c', remedy: 'd' },
      // All that any kind has.
      fix: { kind: 'change', title: 't', profile: {}, pem: 'p', subject: 's' } as ProfileFix,
    };
    const handshake: Required<Handshake> = {
      request: structuredClone(head),
      response: { ...structuredClone(head), status: 404, body: new Uint8Array(2) },
      timings: { name: 1, connect: 2, proxy: 3, tls: 4, upgrade: 5 },
      subprotocol: 'chat',
      extensions: 'permessage-deflate',
      checks: [{ name: 'Upgrade', ok: false, detail: 'missing' }],
      findings: [finding],
      proxy: { request: structuredClone(head), response: structuredClone(head) },
      tls: {
        version: 'TLSv1.3',
        cipher: 'x',
        alpn: 'h2',
        verified: false,
        unverified: 'EXPIRED',
        chain: [certificate],
      },
      redirects: [{ url: 'ws://z/', status: 302, location: '/', omitted: ['Cookie'] }],
    };
    const sides = (): { in: number; out: number } => ({ in: 1, out: 2 });
    const connection: Required<ConnectionMeta> = {
      ...{ number: 3, started: 1, opened: 2, ended: 3 },
      from: { in: 0, out: 0 },
      to: { in: 10, out: 10 },
      close: { code: 1000, reason: '', by: 'us' },
      failure,
      ...{ subprotocol: 'chat', extensions: 'permessage-deflate' },
      framing: { offset: sides(), deflate: true, takeover: { in: true, out: false } },
      handshake,
    };
    const all: Required<CaptureMeta> = {
      ...{ version: 2, id: 'c', label: 'l', url: 'ws://x/', started: 1, ended: 3, markers: 4 },
      connections: [connection],
      ...{ part: 1, base: sides(), lengths: sides() },
      owner: { pid: 1, engine: 'e', booted: 1 },
      credentials: true,
      decoder: 'mqtt',
      schema: { file: '/f.proto', in: 'A', out: 'B', message: 'C' },
      origin: { format: 'jsonl', creator: 'x', notHeld: ['times'] },
      excerpt: { messages: 1, of: 3, filter: 'dir:in' },
      damage: 'some',
    };
    const members = documentTable('member');
    const types: Record<string, (value: unknown) => boolean> = {
      string: (value) => typeof value === 'string',
      number: (value) => typeof value === 'number',
      integer: (value) => Number.isInteger(value),
      boolean: (value) => typeof value === 'boolean',
      bytes: (value) => value instanceof Uint8Array,
      list: (value) => Array.isArray(value),
      object: (value) => typeof value === 'object',
    };

    it('list every member there can be, with its type', () => {
      expect(wrongField(all)).toBeUndefined();
      expect(members.map(({ member }) => member!).sort()).toEqual(membersOf(all).sort());
      for (const { member, type } of members)
        expect([member, types[type!]!(memberAt(all, member!))]).toEqual([member, true]);
    });

    it('list no type that is not checked when a capture is opened', () => {
      for (const { member } of members.filter(({ member }) => member !== 'version')) {
        const wrong = structuredClone(all);
        setAt(wrong, member!, Symbol.for('wrong'));
        expect([member, wrongField(wrong)]).toEqual([member, member!.split(/\[|\./)[0]]);
      }
    });

    it('know the version', () => {
      expect(captureVersion).toBe(2);
    });
  });
});

describe('a reader of docs/capture-format.md', () => {
  const seed = Number(process.env['WEBSOCKET_INSPECTOR_FUZZ_SEED'] ?? 1);

  it(`reads of random connections what the engine says (seed ${seed})`, { timeout: 60_000 }, async () => {
    const counts = { frames: 0, compressed: 0, fragments: 0, violations: 0, interrupted: 0, markers: 0 };
    for (let i = 0; i < 60; i++) {
      const engine = new EngineUnderTest();
      const folder = join(engine.captureFolder, 's');
      const interrupted = await recordRandom(folder, new Random(seed + i));
      const read = readCapture(folder);
      await engine.calls.openCapture({ capture: 's' }, never);
      const rows = {
        rows: (filter: string, view: View) => engine.rows(filter, view),
        bytes: async (id: number) => engine.calls.payload({ session: 's', id }, never),
        wire: (id: number) => engine.wire(id),
      };
      expect({ seed: seed + i, differences: await formatDifferences(read, rows) }).toEqual({
        seed: seed + i,
        differences: [],
      });
      await engine.calls.forget({ session: 's' }, never);
      counts.frames += read.frames.length;
      counts.compressed += read.frames.filter(({ compressed }) => compressed).length;
      counts.fragments += read.frames.filter(({ last }) => !last).length;
      counts.violations += read.frames.filter(({ violation }) => violation !== 0).length;
      counts.interrupted += Number(interrupted);
      counts.markers += read.records.length - read.frames.length;
    }
    // There was something to read.
    expect(counts.frames).toBeGreaterThan(1_000);
    for (const [what, count] of Object.entries(counts)) expect([what, count > 10]).toEqual([what, true]);
  });
});

/** Records random connections, as they are written; or as a crash leaves them. Returns whether that. */
async function recordRandom(folder: string, random: Random): Promise<boolean> {
  const capture = Capture.create(folder, { ...testMeta, id: 's' }, { changed: () => undefined });
  const connections = random.pick([1, 1, 2, 3]);
  let time = 1;
  for (let number = 1; number <= connections; number++) {
    if (number > 1) time = anotherBegins(capture, time, random);
    time = await recordConnection(capture, time, random);
  }
  const interrupted = random.chance(0.3);
  if (interrupted) {
    await capture.drained();
    // Not closed properly: its files stay as they are, and it has no end.
    await capture.dispose();
    const index = join(folder, 'frames.idx');
    if (random.chance(0.5)) truncateSync(index, random.below(statSync(index).size + 1));
    return true;
  }
  capture.end(1e6);
  capture.finish({ ended: 1e6 });
  await capture.dispose();
  return false;
}

/** The one before is lost; perhaps after an attempt that fails another one is open. Returns the time then. */
function anotherBegins(capture: Capture, start: number, random: Random): number {
  let time = start + 1;
  capture.end(time);
  capture.note({ ended: time, close: { code: 1006, reason: '', by: 'nobody' } });
  if (random.chance(0.7)) capture.mark('ended', time, 1006);
  for (let failed = random.chance(0.3); failed; failed = random.chance(0.3)) {
    capture.begin(++time);
    capture.append('out', random.bytes(10), time);
    capture.end(time);
    capture.mark('attempt-failed', time);
  }
  capture.begin(++time);
  for (const direction of ['in', 'out'] as const) capture.append(direction, random.bytes(20), time);
  return time;
}

async function recordConnection(capture: Capture, start: number, random: Random): Promise<number> {
  const deflate = random.chance(0.6);
  const directions = random.pick([['in'], ['out'], ['in', 'out']] as const);
  const streams = directions.map((direction) => ({
    direction,
    at: 0,
    ...randomStream(random, random.between(1, 80), { fromServer: direction === 'in', deflate }),
  }));
  const takeover = { in: true, out: true };
  for (const { direction, contextTakeover } of streams) takeover[direction] = contextTakeover;
  const { bytesIn, bytesOut } = capture.counters;
  capture.startFrames({ offset: { in: bytesIn, out: bytesOut }, deflate, takeover });
  capture.describe({ opened: start });
  let time = start;
  for (; streams.some(({ bytes, at }) => at < bytes.length); time++) {
    const stream = random.pick(streams);
    const piece = stream.bytes.subarray(stream.at, stream.at + random.between(1, random.pick([10, 500, 20_000])));
    capture.append(stream.direction, piece, time + random.below(1_000) / 1_000);
    stream.at += piece.length;
    if (random.chance(0.02)) await capture.drained();
  }
  return time;
}

function setAt(value: object, path: string, member: unknown): void {
  const dot = path.lastIndexOf('.');
  const parent = dot === -1 ? value : memberAt(value, path.slice(0, dot));
  (parent as Record<string, unknown>)[path.slice(dot + 1)] = member;
}
