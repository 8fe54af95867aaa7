import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Direction } from '../../src/contract/model.ts';
import { Capture } from '../../src/engine/capture/capture.ts';
import { MessageReader } from '../../src/engine/capture/messageReader.ts';

/** A folder that is gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** What a capture says of a connection that never was. */
export const testMeta = { id: 'capture', label: 'test', url: 'ws://test/', started: 1 };

export interface TestCapture {
  capture: Capture;
  reader: MessageReader;
  /** Passes bytes, one millisecond later each time. */
  pass: (direction: Direction, bytes: Uint8Array) => void;
}

/** A capture of frames without a handshake before them. */
export function newCapture(options: { deflate?: boolean; takeover?: { in: boolean; out: boolean } } = {}): TestCapture {
  const capture = Capture.create(join(temporaryFolder(), 'capture'), testMeta, { changed: () => undefined });
  const reader = new MessageReader(capture);
  const { deflate = false, takeover = { in: true, out: true } } = options;
  capture.startFrames({ offset: { in: 0, out: 0 }, deflate, takeover });
  onTestFinished(async () => {
    await reader.dispose();
    await capture.dispose();
  });
  let time = 1_000;
  return { capture, reader, pass: (direction, bytes) => capture.append(direction, bytes, time++) };
}

/** What a crash at this moment would leave of the capture: a copy of its folder. */
export function crashedCopy({ folder }: Capture): string {
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

/** One line for each frame: `1 in 81 Hello`, its payload as text, inflated. */
export function framesOf({ capture, reader }: { capture: Capture; reader: MessageReader }): string[] {
  return Array.from({ length: capture.frames.count }, (_, i) => {
    const record = capture.frames.get(i + 1)!;
    const { bytes } =
      record.first && record.compressed ? reader.message(record) : { bytes: reader.framePayload(record) };
    const byte0 = record.byte0.toString(16).padStart(2, '0');
    return `${record.id} ${record.direction} ${byte0} ${bytes === undefined ? '?' : Buffer.from(bytes).toString()}`.trimEnd();
  });
}
