import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Capture } from '../../../src/engine/capture/capture.ts';
import { MessageReader } from '../../../src/engine/capture/messageReader.ts';
import { Conversation } from '../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../src/engine/formats/formatContext.ts';
import { frame } from '../../support/frames/index.ts';

/** Frames that pass together, and are on the disk before others follow. */
const together = 10_000;

/** Of the same length each, and so with the same header. */
const payload = (n: number): string => `{"n":${String(n).padStart(8)},"text":"one of very many rows"}`;
const header = Buffer.from(frame({ opcode: 'text', payload: payload(1) }).subarray(0, 2)).toString('latin1');

/** Writes a `.wscap` file of so many text frames, as the engine records and saves them: `{"n":       1,…}` and so on. */
export async function writeLongCapture(path: string, frames: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wsi-long-'));
  const about = { id: 'capture', label: 'long', url: 'ws://long.test/', started: 1 };
  const capture = Capture.create(join(folder, 'capture'), about, { changed: () => undefined });
  const reader = new MessageReader(capture);
  try {
    capture.startFrames({ offset: { in: 0, out: 0 }, deflate: false, takeover: { in: true, out: true } });
    for (let first = 1; first <= frames; first += together) {
      const count = Math.min(together, frames - first + 1);
      const texts = Array.from({ length: count }, (_, i) => header + payload(first + i));
      capture.append('in', Buffer.from(texts.join(''), 'latin1'), 1_000 + first);
      await capture.drained();
    }
    // A place is needed by what is redacted alone.
    const place = () => ({ id: 'place', folder: join(folder, 'place') });
    await exportFile(new Conversation(capture, reader), { path, format: 'wscap' }, unattended, place);
  } finally {
    await reader.dispose();
    await capture.dispose();
    rmSync(folder, { recursive: true, force: true });
  }
}
