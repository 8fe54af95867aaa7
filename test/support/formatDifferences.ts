/** Holds what the reader of docs/capture-format.md reads against what the engine says of the same capture. */
import { isUtf8 } from 'node:buffer';
import type { Row, View } from '../../src/contract/model.ts';
import { documentTable } from './captureFormat/documentTables.ts';
import { payloadOf } from './captureFormat/messages.ts';
import type { FormatCapture } from './captureFormat/readCapture.ts';
import type { FormatFrame, FormatMarker } from './captureFormat/frameRecord.ts';

const codes = new Map(documentTable('number').map(({ number, code }) => [Number(number), code!]));
const kinds = new Map(documentTable('kind').map(({ kind, name }) => [Number(kind), name!]));
const names = new Map([
  [0, 'continuation'],
  [1, 'text'],
  [2, 'binary'],
  [8, 'close'],
  [9, 'ping'],
  [10, 'pong'],
]);

/** What of the engine is asked. */
export interface Rows {
  rows(filter: string, view: View): Promise<Row[]>;
  bytes(id: number): Promise<Uint8Array>;
  wire(id: number): Promise<Uint8Array>;
}

/** Empty: there are none. Ten at most. */
export async function formatDifferences(capture: FormatCapture, engine: Rows): Promise<string[]> {
  const differences: string[] = [];
  const compare = (what: string, read: unknown, said: unknown): void => {
    if (JSON.stringify(read) === JSON.stringify(said)) return;
    if (differences.length < 10)
      differences.push(`${what}: ${JSON.stringify(read)} read, ${JSON.stringify(said)} said`);
  };
  for (const view of ['frames', 'messages'] as const) {
    const read = rowsOf(capture, view);
    // Of frames that have no record the reader does not know whether they break the protocol.
    const unknown = new Set(
      capture.frames
        .filter(({ id }) => id > capture.indexed)
        .flatMap(({ id, message }) => (view === 'frames' ? [id] : [id, message])),
    );
    const known = ({ violation, ...row }: ReadRow): ReadRow =>
      violation === undefined || unknown.has(row.id) ? row : { ...row, violation };
    const said = (await engine.rows('', view)).map(withoutWords).map(known);
    compare(`number of ${view}`, read.length, said.length);
    for (const [i, row] of read.entries()) compare(`${view} ${row.id}`, known(row), said[i]);
  }
  for (const frame of capture.frames) {
    const { id, direction, offset, headerLength, payloadLength } = frame;
    const wire = capture.streams[direction].slice(offset, headerLength + payloadLength);
    compare(`wire of ${id}`, hexOf(wire), hexOf(await engine.wire(id)));
    const message = frame.first ? capture.messages.get(id)! : undefined;
    const bytes = message === undefined ? payloadOf(frame, capture.streams) : (message.payload ?? message.sent);
    compare(`payload of ${id}`, hexOf(bytes), hexOf(await engine.bytes(id)));
  }
  return differences;
}

type ReadRow = Omit<Row, 'preview' | 'closeReason' | 'violation' | 'marker'> & {
  violation?: { code: string; offset: number };
  marker?: { kind: string };
};

/** What the row tells but for what is put into words. */
function withoutWords(row: Row): ReadRow {
  const { id, time, direction, opcode, fin, rsv, masked, wireLength, payloadLength, closeCode, violation, marker } =
    row;
  return {
    ...{ id, time, direction, opcode, fin, rsv, masked, wireLength, payloadLength },
    ...(closeCode === undefined ? {} : { closeCode }),
    ...(violation === undefined ? {} : { violation: { code: violation.code, offset: violation.offset } }),
    ...(marker === undefined ? {} : { marker: { kind: marker.kind } }),
  };
}

function rowsOf(capture: FormatCapture, view: View): ReadRow[] {
  return capture.records
    .filter((record) => view === 'frames' || record.marker !== undefined || record.first)
    .map((frame) => {
      if (frame.marker !== undefined) return markerRow(frame);
      const opcode = frame.byte0 & 0xf;
      const { frames, complete, sent, payload } = capture.messages.get(frame.message)!;
      const whole = view === 'messages';
      const violation = violationOf(frame, capture, whole ? frames : [frame]);
      return {
        id: frame.id,
        time: frame.time,
        direction: frame.direction,
        opcode: (names.get(opcode) ?? opcode) as Row['opcode'],
        fin: whole && !frame.last ? complete : (frame.byte0 & 0x80) !== 0,
        rsv: (frame.byte0 >> 4) & 7,
        masked: frame.masked,
        wireLength: (whole ? frames : [frame]).reduce((sum, part) => sum + part.headerLength + part.payloadLength, 0),
        payloadLength: whole ? (payload ?? sent).length : frame.payloadLength,
        ...(opcode === 8 ? { closeCode: frame.closeCode } : {}),
        ...(violation === undefined ? {} : { violation }),
      };
    });
}

function markerRow({ id, time, marker: { kind, closeCode } }: FormatMarker): ReadRow {
  const nothing = { direction: 'none', opcode: 'none', fin: false, rsv: 0, masked: false } as const;
  const code = closeCode === 0 ? {} : { closeCode };
  return { id, time, ...nothing, wireLength: 0, payloadLength: 0, ...code, marker: { kind: kinds.get(kind)! } };
}

/** The first one that the frames' records have, or what shows when the message is inflated: its place is the payload's beginning. */
function violationOf(
  frame: FormatFrame,
  { messages }: FormatCapture,
  frames: readonly FormatFrame[],
): { code: string; offset: number } | undefined {
  const marked = frames.find(({ violation }) => violation !== 0);
  if (marked !== undefined) return { code: codes.get(marked.violation)!, offset: marked.violationOffset };
  if (!frame.first || !frame.compressed) return undefined;
  const { payload, invalid } = messages.get(frame.id)!;
  if (invalid) return { code: 'deflate-error', offset: frame.headerLength };
  const badText = (frame.byte0 & 0xf) === 1 && payload !== undefined && !isUtf8(payload);
  return badText ? { code: 'invalid-utf8', offset: frame.headerLength } : undefined;
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
