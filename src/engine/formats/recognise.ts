import { readableFormats, type ReadableFormat } from '../../contract/formats.ts';
import { isPcap } from './pcapng/readPcap.ts';
import { isPcapng } from './pcapng/readPcapng.ts';
import type { SourceFile } from './sourceFile.ts';
import { magic } from './wscap/container.ts';

/** Of the beginning of a file. */
const looked = 4096;

/** How each format's files begin, and what they are called. */
const signs: Record<ReadableFormat, { begins: (text: string, bytes: Uint8Array) => boolean; name: RegExp }> = {
  wscap: { begins: (text) => text.startsWith(Buffer.from(magic).toString('latin1')), name: /\.wscap$/i },
  har: { begins: (text) => /^\{\s*"log"\s*:/.test(text), name: /\.har$/i },
  jsonl: { begins: (text) => /^\{[^\n]*"format"\s*:\s*"websocket-inspector"/.test(text), name: /\.(jsonl|ndjson)$/i },
  pcapng: { begins: (_text, bytes) => isPcap(bytes) || isPcapng(bytes), name: /\.(pcapng|pcap|cap)$/i },
};

/** The format of a file, by what it begins with, or else by its name; undefined where it is none of those that are read. */
export async function recognise(file: SourceFile): Promise<ReadableFormat | undefined> {
  const bytes = Buffer.from(await file.read(0, looked));
  const text = bytes
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  return (
    readableFormats.find((format) => signs[format].begins(text, bytes)) ??
    readableFormats.find((format) => signs[format].name.test(file.name))
  );
}
