/** Files that are cut off, damaged, or made to do harm; of every format that is read. */
import { readFileSync } from 'node:fs';
import type { ReadableFormat } from '../../../src/contract/formats.ts';
import { utf8 } from '../frames/index.ts';
import { networks } from './badNetworkFiles.ts';
import { bomb } from './bomb.ts';
import { newCapture } from '../captures.ts';
import { richCapture } from './richCapture.ts';
import { saved } from './roundTrip.ts';
import { sectionsIn, wscapFile, type PlainSection } from './wscapFile.ts';

export interface BadFile {
  name: string;
  bytes: () => Uint8Array;
  /** What of it is read: all, a part with a sentence on the rest, or nothing. */
  outcome: 'whole' | 'part' | 'refused';
  /** In that sentence. */
  says?: RegExp;
}

/** `bomb`: a `.wscap` with a message that inflates to 1 GiB. */
type GoodFiles = Record<ReadableFormat | 'bomb', Buffer>;

/** A rich capture in each format. */
export async function goodFiles(): Promise<GoodFiles> {
  const made = richCapture();
  const of = async (format: ReadableFormat): Promise<Buffer> => readFileSync(await saved(made, format));
  const bombed = newCapture({ deflate: true });
  bombed.pass('in', bomb());
  bombed.capture.finish({ ended: 2000 });
  const bombFile = readFileSync(await saved(bombed, 'wscap'));
  return {
    bomb: bombFile,
    wscap: await of('wscap'),
    har: await of('har'),
    jsonl: await of('jsonl'),
    pcapng: await of('pcapng'),
  };
}

export function badFiles(good: GoodFiles): BadFile[] {
  return [
    ...cutOff(good),
    ...wscaps(good.wscap, good.bomb),
    ...hars(good.har),
    ...jsonLines(good.jsonl),
    ...networks(good.pcapng),
  ];
}

function cutOff(good: GoodFiles): BadFile[] {
  const places = { wscap: /The file ends|byte/, har: /byte|end/, jsonl: /line/, pcapng: /byte/ };
  const { bomb: _, ...formats } = good;
  return Object.entries(formats).flatMap(([format, bytes]) =>
    [0.4, 0.7, 0.95].map((part): BadFile => {
      return {
        name: `cut off after ${part * 100} % .${format}`,
        bytes: () => bytes.subarray(0, Math.floor(bytes.length * part) + 1),
        outcome: 'part',
        says: places[format as ReadableFormat],
      };
    }),
  );
}

function wscaps(good: Buffer, bombed: Buffer): BadFile[] {
  const changed = (at: number, ...values: number[]): Buffer => {
    const copy = Buffer.from(good);
    copy.set(values, at);
    return copy;
  };
  const contents = (text: string): Buffer => wscapFile([], { contents: text });
  const first = good.subarray(0, 200);
  return [
    { name: 'nothing.wscap', bytes: () => Buffer.alloc(0), outcome: 'refused', says: /byte 0/ },
    { name: 'beginning alone.wscap', bytes: () => first.subarray(0, 12), outcome: 'refused', says: /byte 12/ },
    { name: 'contents cut.wscap', bytes: () => first, outcome: 'refused', says: /byte 16.*damaged/ },
    { name: 'newer.wscap', bytes: () => changed(8, 99), outcome: 'refused', says: /newer version/ },
    { name: 'version 0.wscap', bytes: () => changed(8, 0), outcome: 'refused', says: /byte 8/ },
    {
      name: 'contents of 4 GB.wscap',
      bytes: () => changed(12, 255, 255, 255, 255),
      outcome: 'refused',
      says: /byte 12.*too long/,
    },
    { name: 'contents no JSON.wscap', bytes: () => contents('{'), outcome: 'refused', says: /byte 16.*damaged/ },
    {
      name: 'contents deep.wscap',
      bytes: () => contents('['.repeat(60_000)),
      outcome: 'refused',
      says: /byte 16.*damaged/,
    },
    {
      name: 'section before the file.wscap',
      bytes: () => contents('{"sections":[{"name":"session","offset":-5,"length":5}]}'),
      outcome: 'refused',
      says: /damaged/,
    },
    {
      name: 'section of petabytes.wscap',
      bytes: () => contents('{"sections":[{"name":"session","offset":4096,"length":9007199254740991}]}'),
      outcome: 'refused',
      says: /too long|damaged/,
    },
    {
      name: 'paths.wscap',
      bytes: () => contents('{"sections":[{"name":"../../../../tmp/evil","offset":4096,"length":5}]}'),
      outcome: 'refused',
      says: /no description/,
    },
    {
      name: 'meta wrong.wscap',
      bytes: () => withMeta(good, () => ({ version: 2 })),
      outcome: 'refused',
      says: /damaged/,
    },
    {
      name: 'meta with a prototype.wscap',
      bytes: () =>
        withMeta(
          good,
          (meta) => JSON.parse(JSON.stringify(meta).replace('{', '{"__proto__":{"polluted":1},')) as object,
        ),
      outcome: 'whole',
    },
    {
      name: 'index wrong.wscap',
      bytes: () => withSection(good, 'index', (bytes) => bytes.fill(0xff)),
      outcome: 'part',
      says: /./,
    },
    { name: 'a stream changed.wscap', bytes: () => withLast(good), outcome: 'part', says: /Not as it was saved/ },
    { name: 'bomb.wscap', bytes: () => bombed, outcome: 'whole' },
  ];
}

function sections(good: Buffer): PlainSection[] {
  return sectionsIn(good);
}

function withSection(good: Buffer, name: string, change: (bytes: Buffer) => Uint8Array): Buffer {
  return wscapFile(
    sections(good).map((one) => (one.name === name ? { name, bytes: change(Buffer.from(one.bytes)) } : one)),
  );
}

function withMeta(good: Buffer, change: (meta: object) => object): Buffer {
  return withSection(good, 'session', (bytes) =>
    Buffer.from(JSON.stringify(change(JSON.parse(bytes.toString()) as object))),
  );
}

/** The last byte of the last section, which its checksum follows. */
function withLast(good: Buffer): Buffer {
  const copy = Buffer.from(good);
  copy[copy.length - 5]! ^= 1;
  return copy;
}

function hars(good: Buffer): BadFile[] {
  const text = good.toString();
  const entry = (more: string): string =>
    `{"_resourceType":"websocket","startedDateTime":"2026-01-01T00:00:00Z","time":1,"request":{"url":"ws://x.test/"},"response":{"status":101},${more}}`;
  const har = (...entries: string[]): Buffer =>
    Buffer.from(`{"log":{"version":"1.2","entries":[${entries.join(',')}]}}`);
  const message = (more: string): string =>
    entry(`"_webSocketMessages":[{"type":"send","time":1,"opcode":1,"data":"a"},${more}]`);
  return [
    { name: 'nothing.har', bytes: () => Buffer.alloc(0), outcome: 'refused', says: /byte|end/ },
    { name: 'no JSON.har', bytes: () => utf8('this is no HAR'), outcome: 'refused', says: /byte 0/ },
    { name: 'no log.har', bytes: () => utf8('{"log":{}}'), outcome: 'refused', says: /no HAR/ },
    { name: 'null.har', bytes: () => utf8('null'), outcome: 'refused', says: /no HAR/ },
    {
      name: 'deep.har',
      bytes: () => utf8(`{"log":{"entries":${'['.repeat(1_000_000)}`),
      outcome: 'refused',
      says: /byte \d+.*levels/,
    },
    {
      name: 'deep in a message.har',
      bytes: () => har(message(`{"type":"send","x":${'{"a":'.repeat(100_000)}`)),
      outcome: 'part',
      says: /byte \d+.*levels/,
    },
    {
      name: 'wrong in its midst.har',
      bytes: () => Buffer.from(`${text.slice(0, text.length >> 1)}\u0000]]}${text.slice(text.length >> 1)}`),
      outcome: 'part',
      says: /byte/,
    },
    {
      name: 'no Base64.har',
      bytes: () => har(message('{"type":"send","time":1,"opcode":2,"data":"!!"}')),
      outcome: 'part',
      says: /byte \d+.*Base64/,
    },
    {
      name: 'a prototype.har',
      bytes: () =>
        har(
          entry(
            '"__proto__":{"polluted":1},"_webSocketMessages":[{"__proto__":{"polluted":1},"type":"send","time":1,"opcode":1,"data":"a"}]',
          ),
        ),
      outcome: 'whole',
    },
    {
      name: 'absurd numbers.har',
      bytes: () => har(message('{"type":"send","time":1e308,"opcode":1e99,"data":"b"}')),
      outcome: 'whole',
    },
    {
      name: 'a path to elsewhere.har',
      bytes: () => har(entry('"response":{"status":101,"content":{"_file":"../../../etc/passwd"}}')),
      outcome: 'refused',
      says: /etc\/passwd|no conversation|no WebSocket/i,
    },
    {
      name: 'two lists of entries.har',
      bytes: () => {
        const entry = message('{"type":"send","time":2,"opcode":1,"data":"b","data":"\\u0000"}');
        return utf8(`{"log":{"entries":[${entry}],"entries":[${entry}]}}`);
      },
      outcome: 'whole',
    },
    {
      name: 'NULs alone.har',
      bytes: () => Buffer.alloc(100_000),
      outcome: 'refused',
      says: /byte 0/,
    },
    {
      name: 'many entries.har',
      bytes: () => har(...Array<string>(210).fill(message('{"type":"send","time":2,"opcode":1,"data":"b"}'))),
      outcome: 'part',
      says: /connections/,
    },
  ];
}

function jsonLines(good: Buffer): BadFile[] {
  const lines = good.toString().split('\n');
  const begins = `${lines[0]}\n${lines[1]}\n`;
  const row = '"direction":"in","time":1767323046000,"id":1';
  const one = `{"type":"frame",${row},"opcode":"text","fin":true,"text":"fine"}\n`;
  const after = (line: string): Uint8Array => utf8(`${begins}${one}${line}`);
  return [
    { name: 'nothing.jsonl', bytes: () => Buffer.alloc(0), outcome: 'refused', says: /./ },
    { name: 'no JSON.jsonl', bytes: () => utf8('no JSON\n'), outcome: 'refused', says: /line 1.*no JSON/ },
    { name: 'a list.jsonl', bytes: () => utf8('[1,2]\n'), outcome: 'refused', says: /line 1.*no object/ },
    {
      name: 'newer.jsonl',
      bytes: () => utf8('{"type":"capture","format":"websocket-inspector","version":99,"started":1}\n'),
      outcome: 'refused',
      says: /line 1.*newer/,
    },
    {
      name: 'wrong in its midst.jsonl',
      bytes: () => utf8([...lines.slice(0, 9), '{"type":', ...lines.slice(9)].join('\n')),
      outcome: 'part',
      says: /line 10/,
    },
    {
      name: 'deep.jsonl',
      bytes: () => after(`{"type":"frame","a":${'['.repeat(100_000)}`),
      outcome: 'part',
      says: /line 4.*levels/,
    },
    {
      name: 'an endless line.jsonl',
      bytes: () => Buffer.concat([after('{"a":"'), Buffer.alloc(40_000_000, 'x')]),
      outcome: 'part',
      says: /line 4.*longer/,
    },
    {
      name: 'absurd length.jsonl',
      bytes: () => after(`{"type":"frame",${row},"opcode":2,"more":true,"length":9007199254740991,"base64":"AAAA"}\n`),
      outcome: 'part',
      says: /line 4/,
    },
    {
      name: 'length too small.jsonl',
      bytes: () => after(`{"type":"frame",${row},"opcode":2,"more":true,"length":1,"base64":"AAAA"}\n`),
      outcome: 'part',
      says: /line 4.*small/,
    },
    {
      name: 'no opcode.jsonl',
      bytes: () => after(`{"type":"frame",${row},"opcode":"constructor","text":"a"}\n`),
      outcome: 'part',
      says: /line 4.*opcode/,
    },
    {
      name: 'a prototype.jsonl',
      bytes: () => after(`{"__proto__":{"polluted":1},"type":"frame",${row},"opcode":"text","text":"a"}\n`),
      outcome: 'whole',
    },
    {
      name: 'a copy of itself.jsonl',
      bytes: () => after(`{"type":"frame",${row},"opcode":"text","text":"a","replayed":{"id":2}}\n`),
      outcome: 'whole',
    },
    {
      name: 'members twice.jsonl',
      bytes: () => after(`{"type":"frame",${row},"opcode":"text","fin":true,"text":"a","text":"\\u0000"}\n`),
      outcome: 'whole',
    },
    { name: 'NULs in its midst.jsonl', bytes: () => after('\0'.repeat(5_000)), outcome: 'part', says: /line/ },
    {
      name: 'payload of nothing.jsonl',
      bytes: () => after('{"type":"payload","base64":"AAAA"}\n'),
      outcome: 'part',
      says: /line 4/,
    },
    {
      name: 'bomb.jsonl',
      bytes: () =>
        after(`{"type":"frame",${row},"opcode":"text","wire":"${Buffer.from(bomb()).toString('base64')}"}\n`),
      outcome: 'whole',
    },
  ];
}
