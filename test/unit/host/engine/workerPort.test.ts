import { EventEmitter } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { workerPort } from '../../../../src/host/engine/workerPort.ts';

describe('workerPort', () => {
  it('posts with what is to be transferred, and listens until told otherwise', () => {
    const posted: unknown[] = [];
    const worker = Object.assign(new EventEmitter(), {
      postMessage: (...message: unknown[]) => posted.push(message),
    }) as unknown as Worker;
    const port = workerPort(worker);
    const heard: unknown[] = [];
    const buffer = new ArrayBuffer(1);
    const unlisten = port.listen((message) => heard.push(message));
    port.post('out', [buffer]);
    worker.emit('message', 'in');
    unlisten();
    worker.emit('message', 'too late');
    expect(posted).toEqual([['out', [buffer]]]);
    expect(heard).toEqual(['in']);
  });
});
