/** All that a capture tells, to be compared with what another one does. */
import { createHash } from 'node:crypto';
import type { Handshake, Row } from '../../../src/contract/model.ts';
import type { Capture } from '../../../src/engine/capture/capture.ts';
import type { MessageReader } from '../../../src/engine/capture/messageReader.ts';
import { marked, rowOf } from '../../../src/engine/capture/rows.ts';

export interface Told {
  frames: Row[];
  messages: Row[];
  /** By row of `frames`, in hex: as on the wire; and of first frames the message, inflated, or why it cannot be. */
  wire: string[];
  payloads: string[];
  handshakes: (Pick<Handshake, 'timings' | 'subprotocol' | 'extensions' | 'checks'> & {
    request: string;
    response?: string;
  })[];
  connections: object[];
}

/** Of long ones a digest. */
function hexOf(bytes: Uint8Array): string {
  if (bytes.length > 4096) return `${bytes.length} bytes, ${createHash('sha1').update(bytes).digest('hex')}`;
  return Buffer.from(bytes).toString('hex');
}

export async function told({ capture, reader }: { capture: Capture; reader: MessageReader }): Promise<Told> {
  const ids = Array.from({ length: capture.frames.count }, (_, i) => i + 1);
  await reader.settle(ids);
  const records = ids.map((id) => capture.frames.get(id)!);
  const row = (view: 'frames' | 'messages') => (record: (typeof records)[number]) =>
    marked(rowOf(record, view, reader), capture.marks);
  return {
    frames: records.map(row('frames')),
    messages: records.filter(({ first }) => first).map(row('messages')),
    wire: records.map((record) => hexOf(reader.wire(record))),
    payloads: records.map((record) => {
      if (!record.first) return hexOf(reader.framePayload(record));
      const { bytes, error } = reader.message(record);
      return bytes === undefined ? error : hexOf(bytes);
    }),
    handshakes: capture.meta.connections.flatMap(({ handshake }) => {
      if (handshake === undefined) return [];
      const { request, response, timings, subprotocol, extensions, checks } = handshake;
      return {
        request: hexOf(request.raw),
        ...(response === undefined ? {} : { response: hexOf(response.raw) }),
        timings,
        checks,
        ...(subprotocol === undefined ? {} : { subprotocol }),
        ...(extensions === undefined ? {} : { extensions }),
      };
    }),
    connections: capture.meta.connections.map(({ handshake: _, ...rest }) => rest),
  };
}
