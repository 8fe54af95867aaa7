import { describe, expect, it } from 'vitest';
import type { SessionSnapshot } from '../../../../src/contract/model.ts';
import { CaptureFiles } from '../../../../src/host/captures/captureFiles.ts';

interface Asked {
  method: string;
  params: { path: string; task: string };
  signal: AbortSignal | undefined;
}

type Engine = ConstructorParameters<typeof CaptureFiles>[0];
type Sessions = ConstructorParameters<typeof CaptureFiles>[1];
type Uri = Parameters<CaptureFiles['open']>[0];

const uri = (path: string, scheme = 'file'): Uri => ({ scheme, path, fsPath: path }) as unknown as Uri;

/** With an engine that answers when it is told to. */
function files(): { files: CaptureFiles; asked: Asked[]; answer: (value: unknown) => void; taken: unknown[] } {
  const asked: Asked[] = [];
  const taken: unknown[] = [];
  const answered = Promise.withResolvers<unknown>();
  const engine = {
    call: (method: string, params: Asked['params'], signal?: AbortSignal) => {
      asked.push({ method, params, signal });
      return answered.promise;
    },
  } as unknown as Engine;
  const sessions = {
    take: (snapshots: readonly SessionSnapshot[]) => {
      taken.push(...snapshots);
      return Promise.resolve(snapshots);
    },
  } as unknown as Sessions;
  return { files: new CaptureFiles(engine, sessions), asked, answer: answered.resolve, taken };
}

describe('files of captures', () => {
  it('tell their progress to the one who waits for them, as long as he does', async () => {
    const { files: own, asked, answer, taken } = files();
    const seen: number[][] = [];
    const opening = own.open(uri('/a.har'), { progress: (done, of) => seen.push([done, of]) });
    const { task } = asked[0]!.params;
    own.progressed({ task, done: 1, of: 3 });
    own.progressed({ task: 'another', done: 2, of: 3 });
    answer([{ id: 'one' }]);
    await opening;
    own.progressed({ task, done: 3, of: 3 });
    expect(seen).toEqual([[1, 3]]);
    expect(taken).toEqual([{ id: 'one' }]);
    expect(asked).toMatchObject([{ method: 'openFile', params: { path: '/a.har' } }]);
  });

  it('hand on that they are not wanted any more', () => {
    const { files: own, asked } = files();
    const wanted = new AbortController();
    void own.open(uri('/a.har'), { signal: wanted.signal });
    wanted.abort();
    expect(asked[0]!.signal?.aborted).toBe(true);
  });

  it('are on the machine of the extension', async () => {
    const { files: own, asked } = files();
    await expect(own.open(uri('/a.har', 'vscode-vfs'))).rejects.toMatchObject({ code: 'not-a-file' });
    expect(asked).toEqual([]);
  });
});
