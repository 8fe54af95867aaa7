import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/contract/finding.ts';
import { stagesOf, type Course } from '../../../../webview/handshake/stages.ts';

const opened: Course = { timings: {}, stage: 'open', findings: [], secure: false, outcome: 'opened' };
const error = (stage: Finding['stage']): Finding => ({
  ...{ code: 'c', severity: 'error', evidence: '', cause: '', remedy: '' },
  stage,
});
const statesOf = (course: Course): string[] => stagesOf(course).map(({ id, state }) => `${id} ${state}`);

describe('stages of the handshake', () => {
  it('stand one after the other on one scale', () => {
    const stages = stagesOf({ ...opened, timings: { upgrade: 30, name: 10, tls: 20, connect: 20, proxy: 20 } });
    expect(stages.map(({ id, start, share }) => [id, start, share])).toEqual([
      ['name', 0, 0.1],
      ['connect', 0.1, 0.2],
      ['proxy', 0.3, 0.2],
      ['tls', 0.5, 0.2],
      ['upgrade', 0.7, 0.3],
    ]);
  });

  it('leave out what did not happen', () => {
    expect(stagesOf({ ...opened, timings: { connect: 4 } }).map(({ id, share }) => [id, share])).toEqual([
      ['connect', 1],
    ]);
    expect(stagesOf(opened)).toEqual([]);
  });

  it('bear stages that took no time', () => {
    expect(stagesOf({ ...opened, timings: { name: 0, connect: 0 } }).map(({ start, share }) => [start, share])).toEqual(
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  it('tell where it failed, and what was not reached', () => {
    const failed: Course = { ...opened, outcome: 'failed', secure: true, findings: [error('tls')] };
    expect(statesOf({ ...failed, stage: 'tls', timings: { name: 1, connect: 2, tls: 3 } })).toEqual([
      'name done',
      'connect done',
      'tls failed',
      'upgrade unreached',
    ]);
    expect(statesOf({ ...failed, stage: 'name', findings: [error('name')] })).toEqual([
      'name failed',
      'connect unreached',
      'tls unreached',
      'upgrade unreached',
    ]);
    const via = { url: 'http://proxy.example', source: 'profile' };
    expect(statesOf({ ...failed, stage: 'connect', via, findings: [error('connect')], secure: false })).toEqual([
      'connect failed',
      'proxy unreached',
      'upgrade unreached',
    ]);
  });

  it('tell by the attempt where it failed when no finding does', () => {
    expect(statesOf({ ...opened, outcome: 'failed', stage: 'response', timings: { connect: 1 } })).toEqual([
      'connect done',
      'upgrade failed',
    ]);
  });

  it('take no remark for the place where it failed', () => {
    const findings = [{ ...error('name'), severity: 'warning' as const }, error('response')];
    expect(statesOf({ ...opened, outcome: 'failed', stage: 'response', findings, timings: { connect: 1 } })).toEqual([
      'connect done',
      'upgrade failed',
    ]);
  });

  it('tell what is waited for', () => {
    expect(statesOf({ ...opened, outcome: 'connecting', stage: 'tls', secure: true, timings: { connect: 1 } })).toEqual(
      ['connect done', 'tls going', 'upgrade unreached'],
    );
  });
});
