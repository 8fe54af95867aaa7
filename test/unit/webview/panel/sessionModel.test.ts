import { describe, expect, it } from 'vitest';
import type { Diagnosis } from '../../../../src/contract/diagnosis.ts';
import type { PanelCalls, PanelEvents } from '../../../../src/contract/panel.ts';
import { SessionModel } from '../../../../webview/panel/sessionModel.ts';
import { fakeHost, refusal, settled } from '../fakeHost.ts';
import { neverOpened, refused, snapshotOf } from './snapshotOf.ts';

const diagnosis: Diagnosis = {
  findings: [],
  stage: 'open',
  request: { startLine: 'GET / HTTP/1.1', headers: [], raw: new Uint8Array() },
  timings: {},
  checks: [],
};

function open(current = snapshotOf()) {
  const state = { current };
  const fake = fakeHost<PanelCalls, PanelEvents>({
    snapshot: () => state.current,
    diagnosis: () => diagnosis,
    ping: () => null,
    close: () => {
      throw refusal('It is closed already.');
    },
  });
  return { session: new SessionModel(fake.host), state, ...fake };
}

describe('the session of a panel', () => {
  it('asks for what holds now', async () => {
    const { session } = open();
    expect(session.isOpen.value).toBe(false);
    await session.refresh();
    await settled();
    expect(session.snapshot.value).toEqual(snapshotOf());
    expect(session.isOpen.value).toBe(true);
    expect(session.diagnosis.value).toEqual(diagnosis);
  });

  it('hears what changes', async () => {
    const { session, emit } = open();
    await session.refresh();
    emit('snapshot', snapshotOf({ sequence: 2, frames: 5 }));
    await settled();
    expect(session.snapshot.value?.frames).toBe(5);
  });

  it('is not set back by an answer that was overtaken', async () => {
    const { session, emit } = open(snapshotOf({ sequence: 1 }));
    emit('snapshot', snapshotOf({ sequence: 9, frames: 5 }));
    await settled();
    await session.refresh();
    expect(session.snapshot.value?.frames).toBe(5);
  });

  it('reads the diagnosis again when the state changes, and not with every frame', async () => {
    const { calls, emit } = open();
    const read = (): number => calls.filter(({ method }) => method === 'diagnosis').length;
    emit('snapshot', snapshotOf({ sequence: 2 }));
    await settled();
    emit('snapshot', snapshotOf({ sequence: 3, frames: 1 }));
    await settled();
    expect(read()).toBe(1);
    emit('snapshot', snapshotOf({ sequence: 4, state: 'closed' }));
    await settled();
    expect(read()).toBe(2);
  });

  it('reads the diagnosis with all news of an attempt', async () => {
    const { calls, emit } = open();
    emit('snapshot', neverOpened({ sequence: 2, state: 'connecting' }));
    await settled();
    emit('snapshot', neverOpened({ sequence: 3, state: 'connecting' }));
    await settled();
    expect(calls.filter(({ method }) => method === 'diagnosis')).toHaveLength(2);
  });

  it('reads the diagnosis again when the doctor has more to say, and after each attempt to reconnect', async () => {
    const { calls, emit } = open();
    const read = (): number => calls.filter(({ method }) => method === 'diagnosis').length;
    let sequence = 1;
    for (const changes of [
      {},
      { frames: 7 },
      { findings: 1 },
      { state: 'reconnecting', reconnecting: { attempt: 1, of: 3, at: 9 } },
      { state: 'reconnecting', reconnecting: { attempt: 2, of: 3, at: 19 } },
      { state: 'open', reconnected: 1 },
    ] as const) {
      emit('snapshot', snapshotOf({ sequence: ++sequence, ...changes }));
      await settled();
    }
    expect(read()).toBe(5);
  });

  it('knows a refused handshake from a connection that was lost', async () => {
    const { session, emit } = open();
    emit('snapshot', neverOpened({ sequence: 2, state: 'closed', failure: refused }));
    await settled();
    expect(session.wasRefused.value).toBe(true);
    emit('snapshot', snapshotOf({ sequence: 3, state: 'closed', failure: refused }));
    await settled();
    expect(session.wasRefused.value).toBe(false);
  });

  it('does not take one that ended with its window for a refused one', async () => {
    const { session, emit } = open();
    emit('snapshot', neverOpened({ sequence: 2, state: 'closed', failure: { ...refused, code: 'window-reloaded' } }));
    await settled();
    expect(session.snapshot.value?.state).toBe('closed');
    expect(session.wasRefused.value).toBe(false);
  });

  it('keeps why a command failed until the next one', async () => {
    const { session } = open();
    expect(await session.run('close', {})).toBe(false);
    expect(session.failure.value?.message).toBe('It is closed already.');
    expect(await session.run('ping', { data: '' })).toBe(true);
    expect(session.failure.value).toBeUndefined();
  });

  it('leaves it to a form to show why its command failed', async () => {
    const { session } = open();
    expect(await session.attempt('close', {})).toMatchObject({ message: 'It is closed already.' });
    expect(session.failure.value).toBeUndefined();
    expect(await session.attempt('ping', { data: '' })).toBeUndefined();
  });
});
