import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Direction } from '../../src/contract/model.ts';
import { Capture } from '../../src/engine/capture/capture.ts';
import type { NewCapture } from '../../src/engine/capture/captureMeta.ts';
import type { Framing } from '../../src/engine/capture/connectionMeta.ts';
import { MessageReader } from '../../src/engine/capture/messageReader.ts';

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
