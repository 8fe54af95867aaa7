import type { CloseState, Failure, Marker, Row } from '../../contract/model.ts';
import type { CaptureMeta } from './captureMeta.ts';
import { connectionNumbered } from './connectionList.ts';
import type { ConnectionMeta } from './connectionMeta.ts';
import type { MarkerRecord } from './marker.ts';

/** The row of a marker: it says nothing in the places where a frame would. */
export function markerRow(id: number, time: number, record: MarkerRecord, meta: Pick<CaptureMeta, 'connections'>): Row {
  const connection = connectionNumbered(meta.connections, record.connection);
  const marker = markerOf(record, time, connection);
  return {
    id,
    time,
    direction: 'none',
    opcode: 'none',
    fin: false,
    rsv: 0,
    masked: false,
    wireLength: 0,
    payloadLength: 0,
    preview: marker.text,
    ...(record.kind === 'ended' ? { closeCode: record.code ?? 1006 } : {}),
    marker,
  };
}

/** `connection` is what is known of the one that it is of: nothing of one that has lost its place in the list. */
export function markerOf(
  record: MarkerRecord,
  time: number,
  connection?: Pick<ConnectionMeta, 'failure' | 'close'>,
): Marker {
  const failure = connection?.failure;
  const why = failure === undefined ? {} : { failure: failure.code };
  switch (record.kind) {
    case 'ended':
      return { kind: 'ended', text: withReason(endings[connection?.close?.by ?? 'nobody'], failure), ...why };
    case 'attempt-failed':
      return {
        kind: 'attempt-failed',
        text: `Could not reconnect${failure ? `: ${failure.cause || failure.message}` : '.'}`,
        ...why,
      };
    case 'reconnected': {
      const { gap = 0 } = record;
      return { kind: 'reconnected', text: `Reconnected after ${durationText(gap)}`, since: time - gap };
    }
    default:
      return record.kind satisfies never;
  }
}

/** By who sent the first close frame. A `peer` whose close frame counted would have ended it with another code. */
const endings: Record<CloseState['by'], string> = {
  nobody: 'Ended without a close frame',
  us: 'Ended without an answer to the close frame',
  peer: 'Ended without a valid close frame',
};

function withReason(what: string, failure: Failure | undefined): string {
  return failure === undefined ? `${what}.` : `${what}: ${failure.message}`;
}

/** `840 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
