import type { CloseState, Direction, Failure, Handshake } from '../../contract/model.ts';

export interface Framing {
  /** Where the first frame begins in each stream. */
  offset: Record<Direction, number>;
  /** permessage-deflate was negotiated. */
  deflate: boolean;
  /** Which directions keep their compression context from message to message (RFC 7692 §7.1.1). */
  takeover: Record<Direction, boolean>;
}

/** One connection of a capture, from dial to close; an attempt that failed is one, too. */
export interface ConnectionMeta {
  /** From 1, in the order of their beginning. */
  number: number;
  /** Milliseconds since the epoch, as all times here. */
  started: number;
  opened?: number;
  ended?: number;
  close?: CloseState;
  failure?: Failure;
  /** Offset in each stream of its first byte: of the handshake. */
  from: Record<Direction, number>;
  /** Offset in each stream after its last byte; there once it has ended. */
  to?: Record<Direction, number>;
  /** There once the upgrade was answered. */
  framing?: Framing;
  subprotocol?: string;
  extensions?: string;
  handshake?: Handshake;
}

/** What can be added to what is known of one. */
export type ConnectionFacts = Partial<Omit<ConnectionMeta, 'number' | 'started' | 'from' | 'to'>>;

/** A capture's connections, taken together. */
export interface ConnectionsSummary {
  /** Of the last one that was open. */
  opened?: number;
  close?: CloseState;
  subprotocol?: string;
  extensions?: string;
  /** Of the last one of all. */
  failure?: Failure;
  /** Of the last one that has any. */
  handshake?: Handshake;
}

export function summaryOf(connections: readonly ConnectionMeta[]): ConnectionsSummary {
  const { opened, close, subprotocol, extensions } = connections.findLast((one) => one.opened !== undefined) ?? {};
  const failure = connections.at(-1)?.failure;
  const handshake = connections.findLast((one) => one.handshake !== undefined)?.handshake;
  return {
    ...(opened === undefined ? {} : { opened }),
    ...(close === undefined ? {} : { close }),
    ...(subprotocol === undefined ? {} : { subprotocol }),
    ...(extensions === undefined ? {} : { extensions }),
    ...(failure === undefined ? {} : { failure }),
    ...(handshake === undefined ? {} : { handshake }),
  };
}
