import { crc32 } from 'node:zlib';
import type { Direction } from '../../../contract/model.ts';
import { recordSize } from '../../capture/frameRecord.ts';
import { metaText } from '../../capture/captureMeta.ts';
import type { ByteSink } from '../byteSink.ts';
import type { Conversation } from '../conversation.ts';
import type { Exporter } from '../exporter.ts';
import type { FormatContext } from '../formatContext.ts';
import { containerVersion, magic, placed, preambleLength, type SectionName } from './container.ts';
import { savedMeta } from './savedMeta.ts';

const pieceLength = 1024 * 1024;

interface SectionSource {
  name: SectionName;
  length: number;
  /** Bytes from `offset` on, at most `length`. */
  read(offset: number, length: number): Uint8Array;
}

/** All that a capture has, as it is: nothing is decoded. */
export const exportWscap: Exporter = async (conversation, sink, context) => {
  const sources = await sectionsOf(conversation);
  const contents = contentsOf(sources);
  const preamble = Buffer.alloc(preambleLength);
  preamble.set(magic);
  preamble.writeUInt32LE(containerVersion, 8);
  preamble.writeUInt32LE(contents.length, 12);
  await sink.write(preamble);
  await sink.write(contents);
  const total = sources.reduce((sum, { length }) => sum + length, 0);
  let done = 0;
  for (const source of sources) {
    await write(source, sink, { ...context, progress: (at) => context.progress(done + at, total) });
    done += source.length;
  }
};

async function sectionsOf(conversation: Conversation): Promise<SectionSource[]> {
  const ends = await conversation.wholeFrames();
  const { bookmarks, replays, meta } = conversation;
  const stream = (direction: Direction): SectionSource => ({
    name: direction,
    length: ends[direction] - meta.base[direction],
    read: (offset, length) => conversation.read(direction, meta.base[direction] + offset, length),
  });
  const marks = bookmarks.length === 0 ? undefined : Buffer.from(JSON.stringify({ version: 1, bookmarks }));
  const index = {
    name: 'index' as const,
    length: conversation.count * recordSize,
    read: (offset: number, length: number) => conversation.index(offset, length),
  };
  return [
    ...held('session', Buffer.from(metaText(savedMeta(meta, ends)))),
    ...held('bookmarks', marks),
    ...held('replays', replays.length === 0 ? undefined : replays),
    ...held('in.dictionary', conversation.dictionary('in')),
    ...held('out.dictionary', conversation.dictionary('out')),
    index,
    stream('in'),
    stream('out'),
  ];
}

function held(name: SectionName, bytes: Uint8Array | undefined): SectionSource[] {
  if (bytes === undefined) return [];
  return [{ name, length: bytes.length, read: (offset, length) => bytes.subarray(offset, offset + length) }];
}

/** Offsets depend on how long it is itself: it is filled up with spaces. */
function contentsOf(sources: readonly SectionSource[]): Buffer {
  const lengths = sources.map(({ name, length }) => ({ name, length }));
  const written = (length: number): string => JSON.stringify({ sections: placed(lengths, length) });
  const length = Math.ceil((written(Number.MAX_SAFE_INTEGER).length + 1) / 64) * 64;
  return Buffer.from(written(length).padEnd(length, ' '));
}

async function write(source: SectionSource, sink: ByteSink, { signal, progress }: FormatContext): Promise<void> {
  let checksum = 0;
  for (let at = 0; at < source.length; at += pieceLength) {
    const bytes = source.read(at, Math.min(pieceLength, source.length - at));
    checksum = crc32(bytes, checksum);
    await sink.write(bytes);
    progress(at, source.length);
    await new Promise(setImmediate);
    signal.throwIfAborted();
  }
  const end = Buffer.alloc(4);
  end.writeUInt32LE(checksum);
  await sink.write(end);
}
