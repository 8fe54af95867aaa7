/** Captures as files, asked of the engine. */
import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../support/captures.ts';
import { EngineUnderTest, never } from '../../support/engines.ts';

const message = '{"type":"message","time":1,"direction":"in","opcode":"text","text":"hello"}\n';

describe('a file that the engine opens', () => {
  it('is a closed session, no capture of the folder, and leaves nothing when it is forgotten', async () => {
    const engine = new EngineUnderTest();
    const path = join(temporaryFolder(), 'a.jsonl');
    writeFileSync(path, message);
    const [session, ...others] = await engine.calls.openFile({ path, task: 't' }, never);
    expect(others).toEqual([]);
    expect(session).toMatchObject({ state: 'closed', stored: true, frames: 1, origin: { format: 'jsonl' } });
    const id = session!.id;
    const query = { session: id, view: 'frames', filter: '', start: 0, count: 10 } as const;
    expect(await engine.calls.rows(query, never)).toMatchObject([{ preview: 'hello' }]);
    expect(await engine.calls.captures(null, never)).toEqual([]);

    const copy = join(temporaryFolder(), 'b.jsonl');
    await engine.calls.exportCapture({ session: id, path: copy, format: 'jsonl', task: 't' }, never);
    expect(existsSync(copy)).toBe(true);

    await engine.calls.forget({ session: id }, never);
    const [own] = readdirSync(`${engine.captureFolder}-files`);
    expect(readdirSync(join(`${engine.captureFolder}-files`, own!))).toEqual(['owner.json']);
    expect(readdirSync(engine.captureFolder)).toEqual([]);
  });

  it('is opened in another engine under the names that its sessions had, without those that are gone', async () => {
    const path = join(temporaryFolder(), 'three.har');
    writeFileSync(path, har(['first', 'second', 'third']));
    const engine = new EngineUnderTest();
    const as = [randomUUID(), null, randomUUID()];
    const opened = await engine.calls.openFile({ path, task: 't', as }, never);
    expect(opened.map(({ id, file }) => [id, file?.connections])).toEqual([
      [as[0], 3],
      [as[2], 3],
    ]);
    const query = { session: as[2]!, view: 'frames', filter: '', start: 0, count: 10 } as const;
    expect(await engine.calls.rows(query, never)).toMatchObject([{ preview: 'third' }]);
    for (const { id } of opened) await engine.calls.forget({ session: id }, never);
    const [own] = readdirSync(`${engine.captureFolder}-files`);
    expect(readdirSync(join(`${engine.captureFolder}-files`, own!))).toEqual(['owner.json']);
  });
});

/** A connection for each text. */
function har(texts: readonly string[]): string {
  const entries = texts.map((data, i) => ({
    startedDateTime: new Date(i * 1000).toISOString(),
    request: { method: 'GET', url: `ws://a/${i}`, httpVersion: 'HTTP/1.1', headers: [] },
    response: { status: 101, statusText: 'Switching Protocols', httpVersion: 'HTTP/1.1', headers: [] },
    _webSocketMessages: [{ type: 'receive', time: i + 0.5, opcode: 1, data }],
  }));
  return JSON.stringify({ log: { version: '1.2', creator: { name: 'test', version: '1' }, entries } });
}
