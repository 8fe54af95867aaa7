import type { Outgoing } from '../../contract/engine.ts';
import { fastest, mostLoops, slowest } from '../../contract/replay.ts';
import { RpcError } from '../../contract/rpc.ts';
import { plannedSend } from './plannedSend.ts';

const shownLength = 60;

export function noAnswer(message: Outgoing, awaited: string, timeout: number): RpcError {
  const { kind, preview } = plannedSend(message, {});
  const shown = preview.length > shownLength ? `${preview.slice(0, shownLength)}…` : preview;
  return new RpcError({
    code: 'no-answer',
    message: 'The replay has stopped: no answer came.',
    cause: `After ${shown === '' ? `an empty ${kind}` : shown} it waited ${timeout / 1000} s for ${awaited}.`,
    remedy: 'Allow more time, choose how answers are recognised, or replay with the original gaps.',
  });
}

export function nothingToReplay(): RpcError {
  return new RpcError({
    code: 'nothing-to-replay',
    message: 'There is nothing to replay.',
    cause: 'None of these rows was sent; what was received is the other side’s to send.',
    remedy: 'Choose rows that were sent.',
  });
}

export function replayUnderWay(): RpcError {
  return new RpcError({
    code: 'replay-under-way',
    message: 'Another replay is under way on this connection.',
    cause: 'One at a time is sent by a connection.',
    remedy: 'Wait until it has ended, or cancel it.',
  });
}

export function noReplay(): RpcError {
  return new RpcError({
    code: 'no-replay',
    message: 'No replay is under way on this connection.',
    cause: 'It has ended.',
    remedy: 'Start it again.',
  });
}

export function wrongPace(what: string): RpcError {
  return new RpcError({
    code: 'replay-pace',
    message: 'The replay was not begun.',
    cause: what,
    remedy: `A speed is from ${slowest} to ${fastest}, an interval from 0 ms on, a number of loops from 1 to ${mostLoops}.`,
  });
}

export function wrongPath(path: string): RpcError {
  return new RpcError({
    code: 'json-path',
    message: 'The replay was not begun.',
    cause: `${JSON.stringify(path)} is no path into JSON.`,
    remedy: 'Write it from the root on: $.id, $.items[0], $["a b"].',
  });
}
