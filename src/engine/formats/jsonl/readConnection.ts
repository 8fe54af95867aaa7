import { t } from '../../../contract/l10n.ts';
import type { CloseState, Failure, Handshake } from '../../../contract/model.ts';
import type { CaptureBuilder } from '../captureBuilder.ts';
import type { LineMembers } from './readLine.ts';

const stages = ['name', 'connect', 'proxy', 'tls', 'upgrade'] as const;

/** Begins the connection that a line tells of. */
export function connectionFrom(line: LineMembers, builder: CaptureBuilder): void {
  const started = line.needed('started', line.number('started'));
  const number = line.number('number') ?? 1;
  if (number > 1) builder.begin(started);
  const before = line.object('before');
  const opened = line.number('opened');
  const answered = line.number('answered') ?? opened ?? started;
  builder.timings(timingsOf(line.object('timings')));
  for (const [name, direction] of [
    ['request', 'out'],
    ['response', 'in'],
  ] as const) {
    const bytes = before?.object(name)?.bytes;
    if (bytes !== undefined) builder.redirected(direction, bytes, started);
  }
  const request = line.object('request')?.bytes;
  const response = line.object('response')?.bytes;
  if (request !== undefined) builder.bytes('out', request, started);
  if (response !== undefined) builder.bytes('in', response, answered);
  const agreed = line.object('agreed');
  const takeover = agreed?.object('takeover');
  if (agreed !== undefined) {
    if (request === undefined || response === undefined) builder.doesNotHold('handshake');
    builder.startFrames({
      deflate: agreed.flag('deflate'),
      takeover: { in: takeover?.flag('in') ?? true, out: takeover?.flag('out') ?? true },
    });
  }
  if (opened !== undefined) builder.opened(opened);
}

/** How the connection ended. */
export function endFrom(line: LineMembers): { time: number; close?: CloseState; failure?: Failure } {
  const close = line.object('close');
  const failure = line.object('failure');
  return {
    time: line.needed('time', line.number('time')),
    ...(close === undefined ? {} : { close: closeFrom(close) }),
    ...(failure === undefined ? {} : { failure: failureFrom(failure) }),
  };
}

export function closeFrom(line: LineMembers): CloseState {
  const code = line.needed('code', line.number('code'));
  if (!Number.isInteger(code) || code < 0 || code > 0xffff) throw line.wrong(t('“code” is no close code.'));
  return { code, reason: line.text('reason') ?? '', by: line.oneOf('by', ['peer', 'us', 'nobody', 'unknown']) };
}

export function failureFrom(line: LineMembers): Failure {
  const text = (name: string): string => line.text(name) ?? '';
  return { code: text('code'), message: text('message'), cause: text('cause'), remedy: text('remedy') };
}

export function timingsOf(line: LineMembers | undefined): Handshake['timings'] {
  if (line === undefined) return {};
  return Object.fromEntries(
    stages.flatMap((stage) => {
      const milliseconds = line.number(stage);
      return milliseconds === undefined ? [] : [[stage, milliseconds]];
    }),
  );
}
