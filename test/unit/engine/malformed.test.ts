/** Every file of test/fixtures/malformed: a stream that breaks the protocol, and what must be said of it. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/engine/capture/rows.ts';
import { contextTakeover } from '../../../src/engine/wire/contextTakeover.ts';
import { newCapture } from '../../support/captures.ts';
import { decodeFrames, everyCut } from '../../support/decodeFrames.ts';
import { heardByWs, hex } from '../../support/frames/index.ts';

const folder = join(import.meta.dirname, '../../fixtures/malformed');

interface Malformed {
  name: string;
  /** The clause that it breaks, e.g. `RFC 6455 §5.2`. */
  clause: string;
  fromServer: boolean;
  /** `Sec-WebSocket-Extensions` of the answer; empty: none. */
  extensions: string;
  /** The stream ends after the bytes. */
  ends: boolean;
  /** `83 1 reserved-opcode@0`: first byte, payload length, violation and its offset in the frame. */
  frames: string[];
  /** What `ws` makes of it: `error 1002`, `close 1000` where it stops to read, or `reads on`. */
  ws: string;
  bytes: Uint8Array;
}

function read(file: string): Malformed {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const comments = lines.filter((line) => line.startsWith('#')).map((line) => line.slice(2));
  const all = (key: string): string[] =>
    comments.filter((line) => line.startsWith(`${key}: `)).map((line) => line.slice(key.length + 2));
  return {
    name: basename(file, '.hex'),
    clause: /^(RFC \d+ §[\d.]+): ./.exec(comments[0] ?? '')?.[1] ?? '',
    fromServer: all('from')[0] === 'server',
    extensions: all('extensions')[0] ?? '',
    ends: comments.includes('then the stream ends'),
    frames: all('frame'),
    ws: all('ws')[0] ?? '',
    bytes: hex(lines.filter((line) => !line.startsWith('#')).join(' ')),
  };
}

const corpus = globSync('*.hex', { cwd: folder })
  .sort()
  .map((name) => read(join(folder, name)));

function brief(frame: { byte0: number; payloadLength: number; violation: string; violationOffset: number }): string {
  const violation = frame.violation === '' ? '' : ` ${frame.violation}@${frame.violationOffset}`;
  return `${frame.byte0.toString(16).padStart(2, '0')} ${frame.payloadLength}${violation}`;
}

/** The record's rows, one line each, and what they say is wrong. */
function recorded({ fromServer, extensions, ends, bytes }: Malformed): { frames: string[]; texts: string[] } {
  const { capture, reader, pass } = newCapture({
    deflate: extensions !== '',
    takeover: contextTakeover(extensions),
  });
  pass(fromServer ? 'in' : 'out', bytes);
  if (ends) capture.end(0);
  const records = Array.from({ length: capture.frames.count }, (_, i) => capture.frames.get(i + 1)!);
  const rows = records.map((record) => rowOf(record, 'frames', reader));
  return {
    frames: records.map((record, i) => {
      const { code = '', offset = 0 } = rows[i]!.violation ?? {};
      return brief({ ...record, violation: code, violationOffset: offset });
    }),
    texts: rows.flatMap(({ violation }) => (violation === undefined ? [] : [violation.text])),
  };
}

function decoded(chunks: readonly Uint8Array[], { fromServer, extensions, ends }: Malformed): string[] {
  return decodeFrames(chunks, { fromServer, deflate: extensions !== '', end: ends }).map(brief);
}

async function saidByWs({ fromServer, extensions, bytes }: Malformed): Promise<string> {
  const takeover = contextTakeover(extensions)[fromServer ? 'in' : 'out'];
  const deflate = extensions === '' ? {} : { deflate: { contextTakeover: takeover } };
  const last = (await heardByWs([bytes], { isServer: !fromServer, ...deflate })).at(-1);
  return last?.event === 'error' || last?.event === 'close' ? `${last.event} ${last.code}` : 'reads on';
}

describe('the corpus of malformed streams', () => {
  it('has files of every kind, each with its clause', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(60);
    expect(corpus.filter(({ clause, frames, ws }) => clause === '' || frames.length === 0 || ws === '')).toEqual([]);
    const codes = corpus.flatMap(({ frames }) => frames.flatMap((line) => /([\w-]+)@/.exec(line)?.[1] ?? []));
    expect(new Set(codes).size).toBe(17);
  });
});

describe.each(corpus)('$name', (malformed) => {
  it('is marked with code, offset and clause, and the frames after it are found', () => {
    const { frames, texts } = recorded(malformed);
    expect(frames).toEqual(malformed.frames);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toContain(`(${malformed.clause})`);
  });

  it('is the same wherever it is cut', () => {
    const whole = decoded([malformed.bytes], malformed);
    expect(whole.length).toBe(malformed.frames.length);
    for (const chunks of everyCut(malformed.bytes)) expect(decoded(chunks, malformed)).toEqual(whole);
  });

  it('is to ws what the file says', async () => {
    expect(await saidByWs(malformed)).toBe(malformed.ws);
  });
});
