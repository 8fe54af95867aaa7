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

export interface TestCapture {
  capture: Capture;
  reader: MessageReader;
  /** Passes bytes, one millisecond later each time. */
  pass: (direction: Direction, bytes: Uint8Array) => void;
}

/** A capture of frames without a handshake before them. */
export function newCapture(options: { deflate?: boolean; takeover?: { in: boolean; out: boolean } } = {}): TestCapture {
  const capture = new Capture(join(temporaryFolder(), 'capture'), () => undefined);
  const reader = new MessageReader(capture);
  if (options.takeover !== undefined) reader.takeover = options.takeover;
  capture.startFrames({ offset: { in: 0, out: 0 }, deflate: options.deflate ?? false });
  onTestFinished(async () => {
    await reader.dispose();
    await capture.dispose(true);
  });
  let time = 1_000;
  return { capture, reader, pass: (direction, bytes) => capture.append(direction, bytes, time++) };
}
