import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CloseState, Direction, Handshake } from '../../src/contract/model.ts';
import { Capture } from '../../src/engine/capture/capture.ts';
import type { NewCapture } from '../../src/engine/capture/captureMeta.ts';
import type { ConnectionMeta, Framing } from '../../src/engine/capture/connectionMeta.ts';
import { MessageReader } from '../../src/engine/capture/messageReader.ts';
import { HandshakeRecorder } from '../../src/engine/net/handshakeRecorder.ts';
import { checkHandshake } from '../../src/engine/wire/handshakeChecks.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a capture says of a connection that never was. */
export const testMeta = { id: 'capture', label: 'test', url: 'ws://test/', started: 1 };

/** The same, as the description of a capture of one connection. */
export const testDescription = {
  version: 2 as const,
  ...testMeta,
  base: { in: 0, out: 0 },
  connections: [{ number: 1, started: 1, from: { in: 0, out: 0 } }],
};

export interface TestCapture {
  capture: Capture;
  reader: MessageReader;
  /** Passes bytes, one millisecond later each time. */
  pass: (direction: Direction, bytes: Uint8Array) => void;
  /**
   * The connection is lost, and another one takes its place after `failed` attempts, each with a handshake of some
   * bytes; a millisecond later each time.
   */
  reconnect: (options?: Partial<Omit<Framing, 'offset'>> & { failed?: number }) => void;
}

const failure = { code: 'refused', message: 'Nobody is there.', cause: '', remedy: '' };

/** A capture of frames without a handshake before them. */
export function newCapture(
  options: { deflate?: boolean; takeover?: { in: boolean; out: boolean } } = {},
  about: Partial<NewCapture> = {},
): TestCapture {
  const folder = join(temporaryFolder(), 'capture');
  const capture = Capture.create(folder, { ...testMeta, ...about }, { changed: () => undefined });
  const reader = new MessageReader(capture);
  const { deflate = false, takeover = { in: true, out: true } } = options;
  capture.startFrames({ offset: { in: 0, out: 0 }, deflate, takeover });
  onTestFinished(async () => {
    await reader.dispose();
    await capture.dispose();
  });
  let time = 1_000;
  const pass: TestCapture['pass'] = (direction, bytes) => capture.append(direction, bytes, time++);
  const attempt = (): void => {
    capture.begin(time++);
    pass('out', Buffer.from('GET / again'));
    pass('in', Buffer.from('101 or not'));
  };
  const reconnect: TestCapture['reconnect'] = (again = {}) => {
    const { failed = 0, ...framing } = again;
    capture.end(time);
    capture.note({ ended: time, close: { code: 1006, reason: '', by: 'nobody' } });
    capture.mark('ended', time++, 1006);
    for (let i = 0; i < failed; i++) {
      attempt();
      capture.note({ ended: time, failure });
      capture.mark('attempt-failed', time++);
    }
    attempt();
    const { bytesIn, bytesOut } = capture.counters;
    capture.startFrames({ deflate, takeover, ...framing, offset: { in: bytesIn, out: bytesOut } });
    capture.describe({ opened: time++ });
  };
  capture.describe({ opened: 999 });
  return { capture, reader, pass, reconnect };
}

export interface HandshakeBytes {
  request: Uint8Array;
  response: Uint8Array;
}

export interface RecordedCapture extends TestCapture {
  /** The connection is lost, and another one takes its place after `failed` attempts. */
  again: (options: HandshakeBytes & { failed?: number }) => void;
  /** Nothing more comes. */
  finish: (ending: { close?: CloseState }) => void;
}

/** A capture as a session records one, from the bytes of a handshake on. Each time is 1.25 ms after the one before. */
export function newCaptureOf(
  options: HandshakeBytes & { started: number; timings?: Handshake['timings'] },
  about: Partial<NewCapture> = {},
): RecordedCapture {
  const { started, timings = {} } = options;
  const folder = join(temporaryFolder(), 'capture');
  const capture = Capture.create(folder, { ...testMeta, started, ...about }, { changed: () => undefined });
  const reader = new MessageReader(capture);
  onTestFinished(async () => {
    await reader.dispose();
    await capture.dispose();
  });
  let time = started;
  const pass: TestCapture['pass'] = (direction, bytes) => capture.append(direction, bytes, (time += 1.25));
  const open = ({ request, response }: HandshakeBytes): void => {
    const { bytesIn, bytesOut } = capture.counters;
    const recorder = new HandshakeRecorder({ in: bytesIn, out: bytesOut });
    for (const [direction, bytes] of [
      ['out', request],
      ['in', response],
    ] as const) {
      pass(direction, bytes);
      recorder.pass(direction, bytes);
    }
    capture.startFrames(recorder.framing);
    const checks = checkHandshake(recorder.request!, recorder.answer);
    const handshake = recorder.snapshot(timings, checks)!;
    const { subprotocol, extensions } = handshake;
    capture.describe({
      opened: (time += 0.25),
      handshake,
      ...(subprotocol === undefined ? {} : { subprotocol }),
      ...(extensions === undefined ? {} : { extensions }),
    });
  };
  open(options);
  const end = (ending: Pick<ConnectionMeta, 'close' | 'failure'>): void => {
    capture.end((time += 1.25));
    capture.note({ ended: time, ...ending });
  };
  const again: RecordedCapture['again'] = ({ failed = 0, ...heads }) => {
    end({ close: { code: 1006, reason: '', by: 'nobody' } });
    capture.mark('ended', time, 1006);
    for (let i = 0; i < failed; i++) {
      capture.begin((time += 100));
      end({ failure });
      capture.mark('attempt-failed', time);
    }
    capture.begin((time += 100));
    open(heads);
  };
  const finish: RecordedCapture['finish'] = (ending) => {
    end(ending);
    capture.finish({ ended: time });
  };
  const reconnect = (): never => {
    throw new Error('This one is made of bytes: use `again`.');
  };
  return { capture, reader, pass, reconnect, again, finish };
}

/** What a crash at this moment would leave of the capture: a copy of its folder. */
export function crashedCopy({ folder }: Pick<Capture, 'folder'>): string {
  const copy = join(temporaryFolder(), 'capture');
  cpSync(folder, copy, { recursive: true });
  return copy;
}

/** Opens a capture's folder; it is closed when the test is over. */
export function openedCapture(folder: string): { capture: Capture; reader: MessageReader } {
  const capture = Capture.open(folder);
  const reader = new MessageReader(capture);
  onTestFinished(async () => {
    await reader.dispose();
    await capture.dispose();
  });
  return { capture, reader };
}

/** One line for each frame: `1 in 81 Hello`, its payload as text, inflated; and for each marker: `2 -- ended`. */
export function framesOf({ capture, reader }: { capture: Capture; reader: MessageReader }): string[] {
  return Array.from({ length: capture.frames.count }, (_, i) => {
    const record = capture.frames.get(i + 1)!;
    if (record.marker !== undefined) return `${record.id} -- ${record.marker.kind}`;
    const { bytes } =
      record.first && record.compressed ? reader.message(record) : { bytes: reader.framePayload(record) };
    const byte0 = record.byte0.toString(16).padStart(2, '0');
    return `${record.id} ${record.direction} ${byte0} ${bytes === undefined ? '?' : Buffer.from(bytes).toString()}`.trimEnd();
  });
}
