import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { DemoServer } from '../../../src/host/demoServer.ts';
import { extensionId } from './support/extension.ts';

describe('the demo server', () => {
  const made: DemoServer[] = [];
  let remembered: string | undefined;

  /** As a window starts with it. */
  const server = (): { demo: DemoServer; changes: boolean[] } => {
    const changes: boolean[] = [];
    const script = join(vscode.extensions.getExtension(extensionId)!.extensionPath, 'dist', 'demo.js');
    const memory = { get: () => remembered, set: (url: string) => void (remembered = url) };
    const demo = new DemoServer(script, () => ({}), memory, {
      onChange: (running) => changes.push(running),
      onDied: (error) => assert.fail(error),
      onOutput: () => undefined,
    });
    made.push(demo);
    return { demo, changes };
  };

  afterEach(async () => {
    await Promise.all(made.splice(0).map((demo) => demo.dispose()));
    remembered = undefined;
  });

  it('starts once, tells what it serves, and stops', async () => {
    const { demo, changes } = server();
    const [one, two] = await Promise.all([demo.start(), demo.start()]);
    assert.equal(one.url, two.url);
    assert.ok(one.paths.some(({ path }) => path === '/chat'));
    await demo.stop();
    await demo.stop();
    assert.deepEqual([demo.running, changes], [false, [true, false]]);
  });

  it('comes back for an address of the window before, at the same port', async () => {
    const before = server().demo;
    const { url } = await before.start();
    await before.dispose();
    const { demo } = server();
    await demo.startFor('ws://127.0.0.1:1/echo');
    assert.equal(demo.running, false);
    await demo.startFor(`${url}/echo`);
    assert.equal(demo.running, true);
    assert.equal((await demo.start()).url, url);
  });

  it('takes another port where that one is taken', async () => {
    const { url } = await server().demo.start();
    const { url: other } = await server().demo.start();
    assert.notEqual(other, url);
  });

  it('does not come back once it was stopped', async () => {
    const { demo } = server();
    const { url } = await demo.start();
    await demo.stop();
    await demo.startFor(`${url}/echo`);
    assert.equal(demo.running, false);
  });
});
