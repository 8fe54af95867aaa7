import type { Outgoing } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import { fastest, mostLoops, slowest } from '../../contract/replay.ts';
import { RpcError } from '../../contract/rpc.ts';
import { plannedSend } from './plannedSend.ts';

const shownLength = 60;

export function noAnswer(message: Outgoing, awaited: string, timeout: number): RpcError {
  const { kind, preview } = plannedSend(message, {});
  const shown = preview.length > shownLength ? `${preview.slice(0, shownLength)}…` : preview;
  return new RpcError({
    code: 'no-answer',
    message: t('The replay has stopped: no answer came.'),
    cause: t(
      'After {0} it waited {1} s for {2}.',
      shown === '' ? t('an empty {0}', kind) : shown,
      timeout / 1000,
      awaited,
    ),
    remedy: t('Allow more time, choose how answers are recognised, or replay with the original gaps.'),
  });
}

export function nothingToReplay(): RpcError {
  return new RpcError({
    code: 'nothing-to-replay',
    message: t('There is nothing to replay.'),
    cause: t('None of these rows was sent; what was received is the other side’s to send.'),
    remedy: t('Choose rows that were sent.'),
  });
}

export function replayUnderWay(): RpcError {
  return new RpcError({
    code: 'replay-under-way',
    message: t('Another replay is under way on this connection.'),
    cause: t('One at a time is sent by a connection.'),
    remedy: t('Wait until it has ended, or cancel it.'),
  });
}

export function noReplay(): RpcError {
  return new RpcError({
    code: 'no-replay',
    message: t('No replay is under way on this connection.'),
    cause: t('It has ended.'),
    remedy: t('Start it again.'),
  });
}

export function wrongPace(what: string): RpcError {
  return new RpcError({
    code: 'replay-pace',
    message: t('The replay was not begun.'),
    cause: what,
    remedy: t(
      'A speed is from {0} to {1}, an interval from 0 ms on, a number of loops from 1 to {2}.',
      slowest,
      fastest,
      mostLoops,
    ),
  });
}

export function wrongPath(path: string): RpcError {
  return new RpcError({
    code: 'json-path',
    message: t('The replay was not begun.'),
    cause: t('{0} is no path into JSON.', JSON.stringify(path)),
    remedy: t('Write it from the root on: $.id, $.items[0], $["a b"].'),
  });
}

export function scenarioTooLong(count: number, most: number): RpcError {
  return new RpcError({
    code: 'scenario-too-long',
    message: t('The scenario was not written.'),
    cause: t('{0} messages are too many, or too long, for a file; the first {1} are not.', count, most),
    remedy: t('Choose fewer of them, or replay the capture itself.'),
  });
}
