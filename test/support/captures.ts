import { mkdtempSync, rmSync } from 'node:fs';
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
