import type { PartOf } from '../../../contract/formats.ts';
import { t } from '../../../contract/l10n.ts';
import type { CloseState, Failure } from '../../../contract/model.ts';
import type { ConnectionMeta, Framing } from '../../capture/connectionMeta.ts';
import type { CaptureMeta } from '../../capture/captureMeta.ts';
import { partWords } from '../partOf.ts';

/** What packets do not tell of a connection, as a comment on its first one: one line of JSON. */
export interface ConnectionNote {
  /** Connections of one capture have the same one. */
  capture: string;
  connection: number;
  label: string;
  url: string;
  /** Milliseconds since the epoch, as all times. */
  started: number;
  opened?: number;
  ended?: number;
  close?: CloseState;
  failure?: Failure;
  timings?: object;
  /** There is more of the capture elsewhere. */
  excerpt?: PartOf;
  /** How its frames are, where there is no handshake that tells it. */
  agreed?: Pick<Framing, 'deflate' | 'takeover'>;
}

/** The member that such a comment consists of. */
export const noteName = 'websocketInspector';

/** For people, and for who opens the file again. */
export function connectionComments(connection: ConnectionMeta, meta: Readonly<CaptureMeta>): string[] {
  const { number, started, opened, ended, close, failure, handshake, framing } = connection;
  const isSecure = meta.url.startsWith('wss:');
  const words = isSecure
    ? t(
        'WebSocket connection {0} to {1}. TCP is made up around the bytes that were recorded. TLS was removed: what is here as plain text was encrypted on the wire.',
        number,
        meta.url,
      )
    : t('WebSocket connection {0} to {1}. TCP is made up around the bytes that were recorded.', number, meta.url);
  const note: ConnectionNote = {
    ...{ capture: meta.id, connection: number, label: meta.label, url: meta.url, started },
    ...(opened === undefined ? {} : { opened }),
    ...(ended === undefined ? {} : { ended }),
    ...(close === undefined ? {} : { close }),
    ...(failure === undefined ? {} : { failure }),
    ...(handshake === undefined ? {} : { timings: handshake.timings }),
    ...(meta.excerpt === undefined ? {} : { excerpt: meta.excerpt }),
    ...(handshake !== undefined || framing === undefined
      ? {}
      : { agreed: { deflate: framing.deflate, takeover: framing.takeover } }),
  };
  const part = meta.excerpt === undefined ? [] : [partWords(meta.excerpt)];
  return [[words, ...part].join(' '), JSON.stringify({ [noteName]: note })];
}
