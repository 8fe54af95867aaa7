/** What is sent again, and where to, as a person chooses it. */
import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Row, Session, WebSocketInspectorApi } from '../../../../src/api.ts';
import { commands } from '../../../../src/host/contributions.ts';
import { answer, type Answers } from '../support/answers.ts';
import { activateApi } from '../support/extension.ts';
import { removeProfileFile, writeProfileFile } from '../support/profileFile.ts';
import { until } from '../support/until.ts';

const filter = 'dir:out op:text';
const how = ['Messages only', 'As fast', 'Send now'];
const texts = ['one', 'two', 'three', 'four', 'five'];

describe('what is sent again', () => {
  let api: WebSocketInspectorApi;
  let demo: { url: string; stop(): Promise<void> };
  let session: Session;
  let sent: Row[];
  let answers: Answers | undefined;

  before(async () => {
    api = await activateApi();
    demo = await api.startDemoServer();
    await writeProfileFile(JSON.stringify({ profiles: [{ name: 'the other server', url: `${demo.url}/echo?other` }] }));
    session = await api.connect(`${demo.url}/echo`);
    for (const [i, text] of texts.entries()) {
      await session.send(text);
      await until('its echo', async () => (await session.count({ filter: 'dir:in op:text' })) > i);
      const told = Date.now();
      await until('a later millisecond', () => Promise.resolve(Date.now() > told + 1));
    }
    sent = await session.rows({ start: 0, count: texts.length, filter });
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand(commands.show, session.id);
  });
  afterEach(() => answers?.restore());
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeProfileFile();
    await demo.stop();
  });

  const run = async (command: string, argument: unknown, given: Parameters<typeof answer>[0]): Promise<string[]> => {
    answers = answer(given);
    await vscode.commands.executeCommand(command, argument);
    answers.restore();
    return answers.asked;
  };
  /** Of a connection, from the message with this number on. */
  const sentBy = async (one: Session, start = 0): Promise<string[]> =>
    (await one.rows({ start, count: 100, filter })).map(({ preview }) => preview);
  /** What it sends to the connection that is open; `more` are answers to what else it asks. */
  const again = async (what: string, argument: unknown, more: { pick?: string[]; input?: string[] } = {}) => {
    const before = await session.count({ filter });
    const { pick = [], input = [] } = more;
    await run(commands.replay, argument, { pick: [what, ...pick, ...how, 'This connection'], input });
    return sentBy(session, before);
  };

  it('is the message that was chosen, or all from it on', async () => {
    const row = { id: sent[3]!.id };
    assert.deepEqual(await again('The selected message', row), ['four']);
    assert.deepEqual((await again('From the selected row on', row)).slice(0, 2), ['four', 'five']);
  });

  it('is a range of time', async () => {
    const dates = [Math.floor(sent[1]!.time), Math.ceil(sent[3]!.time)].map((time) => new Date(time).toISOString());
    assert.deepEqual(await again('A range of time', session.id, { input: [dates.join(' to ')] }), [
      'two',
      'three',
      'four',
    ]);
    const asked = await run(commands.replay, session.id, {
      pick: ['A range of time'],
      input: [dates.reverse().join(' to ')],
    });
    assert.equal(asked.at(-1), 'Two times, with “to” between them.');
  });

  it('is what lies between bookmarks', async () => {
    for (const row of [sent[1]!, sent[2]!]) await run(commands.toggleBookmark, { id: row.id }, {});
    assert.deepEqual(await again('From the first bookmark to the last', session.id), ['two', 'three']);
    await run(commands.toggleBookmark, { id: sent[4]!.id }, {});
    const between = [`Frame ${sent[2]!.id}`, `Frame ${sent[4]!.id}`];
    assert.deepEqual(await again('From one bookmark to another', session.id, { pick: between }), [
      'three',
      'four',
      'five',
    ]);
  });

  it('goes to another profile, whose rows lead to their originals', async () => {
    const before = api.sessions.length;
    const asked = await run(
      commands.replay,
      { id: sent[0]!.id },
      {
        pick: ['The selected message', ...how, 'the other server'],
      },
    );
    assert.ok(asked.some((choices) => choices === 'This connection, A new connection to the same, the other server'));
    assert.equal(api.sessions.length, before + 1);
    const other = api.sessions.at(-1)!;
    assert.equal(other.url, `${demo.url}/echo?other`);
    assert.deepEqual(await sentBy(other), ['one']);
    const [copy] = await other.rows({ start: 0, count: 1, filter });
    assert.deepEqual(copy!.replayed, { capture: session.id, id: sent[0]!.id });
  });
});
