import { t, textLanguage } from '../../contract/l10n.ts';
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
      return { kind: 'ended', text: ended(connection?.close?.by ?? 'nobody', failure), ...why };
    case 'attempt-failed':
      return {
        kind: 'attempt-failed',
        text: failure ? t('Could not reconnect: {0}', failure.cause || failure.message) : t('Could not reconnect.'),
        ...why,
      };
    case 'reconnected': {
      const { gap = 0 } = record;
      return { kind: 'reconnected', text: t('Reconnected after {0}', durationText(gap)), since: time - gap };
    }
    default:
      return record.kind satisfies never;
  }
}

/** By who sent the first close frame. A `peer` whose close frame counted would have ended it with another code. */
function ended(by: CloseState['by'], failure: Failure | undefined): string {
  switch (by) {
    case 'nobody':
    case 'unknown':
      return failure === undefined
        ? t('Ended without a close frame.')
        : t('Ended without a close frame: {0}', failure.message);
    case 'us':
      return failure === undefined
        ? t('Ended without an answer to the close frame.')
        : t('Ended without an answer to the close frame: {0}', failure.message);
    case 'peer':
      return failure === undefined
        ? t('Ended without a valid close frame.')
        : t('Ended without a valid close frame: {0}', failure.message);
    default:
      return by satisfies never;
  }
}

function tenths(): Intl.NumberFormat {
  return new Intl.NumberFormat(textLanguage(), { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** `840 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59_950) return `${tenths().format(milliseconds / 1000)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
