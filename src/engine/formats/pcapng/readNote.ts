import type { CloseState, Failure, Handshake } from '../../../contract/model.ts';
import type { Framing } from '../../capture/connectionMeta.ts';
import { partFrom } from '../partOf.ts';
import { LineMembers } from '../jsonl/readLine.ts';
import { closeFrom, failureFrom, timingsOf } from '../jsonl/readConnection.ts';
import { Unreadable } from '../unreadable.ts';
import { noteName, type ConnectionNote } from './connectionNote.ts';

export type ReadNote = Omit<ConnectionNote, 'timings' | 'agreed' | 'close' | 'failure'> & {
  timings: Handshake['timings'];
  agreed?: Pick<Framing, 'deflate' | 'takeover'>;
  close?: CloseState;
  failure?: Failure;
};

/** What one of our own comments says; undefined where none of these is one. */
export function noteIn(comments: readonly string[]): ReadNote | undefined {
  const text = comments.find((comment) => comment.startsWith(`{"${noteName}":`));
  if (text === undefined) return undefined;
  try {
    const members = LineMembers.read({ number: 1, text }).object(noteName);
    return members === undefined ? undefined : noteFrom(members);
  } catch (error) {
    // Anybody may write comments that look like ours.
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function noteFrom(members: LineMembers): ReadNote {
  const [opened, ended] = [members.number('opened'), members.number('ended')];
  const [close, failure, agreed] = [members.object('close'), members.object('failure'), members.object('agreed')];
  const part = members.object('excerpt');
  const excerpt = partFrom(part?.number('messages'), part?.number('of'), part?.text('filter'));
  const takeover = agreed?.object('takeover');
  return {
    capture: members.needed('capture', members.text('capture')),
    connection: members.needed('connection', members.number('connection')),
    label: members.text('label') ?? '',
    url: members.text('url') ?? '',
    started: members.needed('started', members.number('started')),
    timings: timingsOf(members.object('timings')),
    ...(opened === undefined ? {} : { opened }),
    ...(ended === undefined ? {} : { ended }),
    ...(excerpt === undefined ? {} : { excerpt }),
    ...(close === undefined ? {} : { close: closeFrom(close) }),
    ...(failure === undefined ? {} : { failure: failureFrom(failure) }),
    ...(agreed === undefined
      ? {}
      : {
          agreed: {
            deflate: agreed.flag('deflate'),
            takeover: { in: takeover?.flag('in') ?? true, out: takeover?.flag('out') ?? true },
          },
        }),
  };
}
