import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { RpcError } from '../../../../src/contract/rpc.ts';
import { WorkerHandle } from '../../../../src/host/engine/workerHandle.ts';

interface ProbeCalls {
  echo: { params: string; result: string };
  hang: { params: null; result: null };
  crash: { params: null; result: null };
  leave: { params: null; result: null };
}

/** Answers as the contract's channel does, or ends. */
const script = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, method, params }) => {
    if (method === 'crash') throw new Error('out of luck');
    if (method === 'leave') process.exit(3);
    if (method === 'echo') {
      parentPort.postMessage({ rpc: 'event', event: 'heard', payload: params });
      parentPort.postMessage({ rpc: 'result', id, value: params });
    }
  });
`;

const failure = (code: string, cause: string): RpcError => new RpcError({ code, message: code, cause, remedy: 'none' });

function probe(): {
  handle: WorkerHandle<ProbeCalls, { heard: string }>;
  deaths: RpcError[];
  heard: string[];
  starts: () => number;
} {
  const deaths: RpcError[] = [];
  const heard: string[] = [];
  let starts = 0;
  const handle = new WorkerHandle<ProbeCalls, { heard: string }>({
    start: () => {
      starts++;
      return new Worker(script, { eval: true, stderr: true });
    },
    died: (cause) => failure('died', cause),
    ended: () => failure('ended', 'stopped'),
    onDied: (error) => deaths.push(error),
    events: { heard: (payload) => heard.push(payload) },
  });
  handles.push(handle);
  return { handle, deaths, heard, starts: () => starts };
}

const handles: WorkerHandle<ProbeCalls, { heard: string }>[] = [];
afterEach(() => Promise.all(handles.splice(0).map((handle) => handle.dispose())));

describe('WorkerHandle', () => {
  it('starts its worker with the first call, and one only', async () => {
    const { handle, heard, starts } = probe();
    expect(handle.started).toBe(false);
    expect(await Promise.all([handle.call('echo', 'one'), handle.call('echo', 'two')])).toEqual(['one', 'two']);
    expect(starts()).toBe(1);
    expect(heard).toEqual(['one', 'two']);
  });

  it.each([
    ['crash', /out of luck/],
    ['leave', /exit code 3/],
  ] as const)('rejects open calls when the worker dies: %s', async (way, cause) => {
    const { handle, deaths } = probe();
    const hanging = handle.call('hang', null);
    const ending = handle.call(way, null);
    await expect(hanging).rejects.toMatchObject({ code: 'died', failure: { cause: expect.stringMatching(cause) } });
    await expect(ending).rejects.toMatchObject({ code: 'died' });
    expect(deaths.map(({ code }) => code)).toEqual(['died']);
  });

  it('starts anew after a death', async () => {
    const { handle, starts } = probe();
    await expect(handle.call('crash', null)).rejects.toThrow();
    expect(handle.started).toBe(false);
    expect(await handle.call('echo', 'again')).toBe('again');
    expect(starts()).toBe(2);
  });

  it('rejects open calls when it is stopped, which is no death', async () => {
    const { handle, deaths } = probe();
    const hanging = handle.call('hang', null);
    hanging.catch(() => undefined);
    await handle.stop();
    await expect(hanging).rejects.toMatchObject({ code: 'ended' });
    expect(deaths).toEqual([]);
    expect(await handle.call('echo', 'again')).toBe('again');
  });

  it('starts nothing after dispose', async () => {
    const { handle, starts } = probe();
    await handle.dispose();
    await expect(handle.call('echo', 'late')).rejects.toMatchObject({ code: 'ended' });
    expect(starts()).toBe(0);
  });
});
