import * as assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { importCommandLine } from '../../../../src/host/commands/importCommandLine.ts';
import type { NamedProfile } from '../../../../src/host/profiles/profileFile.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer, type Answers } from '../support/answers.ts';
import { ownProfiles, type OwnProfiles } from '../support/ownProfiles.ts';

const line = `curl 'wss://example.com/feed' \\
  -H 'Connection: Upgrade' \\
  -H 'Authorization: Bearer s3cret' \\
  -H $'X-Note: it\\'s' \\
  --resolve example.com:443:127.0.0.1`;

describe('importing a command line', () => {
  let profiles: OwnProfiles;
  let answers: Answers | undefined;
  const connected: unknown[] = [];
  const services = (): Services => {
    const vault = {
      protect: (profile: NamedProfile) =>
        Promise.resolve({ ...profile, ...(profile.auth ? { auth: { type: 'bearer', token: '${secret:t}' } } : {}) }),
    };
    const opening = { session: {}, opened: Promise.resolve() };
    const connector = { begin: (source: unknown) => Promise.resolve((connected.push(source), opening)) };
    const recent = { remember: () => Promise.resolve() };
    return {
      profiles,
      vault,
      connector,
      recent,
      panels: { show: () => undefined },
      sessions: { all: [] },
    } as unknown as Services;
  };

  beforeEach(async () => {
    profiles = await ownProfiles();
    connected.length = 0;
  });

  afterEach(async () => {
    answers?.restore();
    await profiles.dispose();
  });

  it('offers what is in the clipboard, shows what was understood and what was not, and saves it', async () => {
    await vscode.env.clipboard.writeText(line);
    const offered = line.replaceAll('\n', '');
    answers = answer({ input: [offered, 'feed'], pick: ['Address', 'Save as profile', 'Workspace'] });
    await importCommandLine(services());
    assert.equal(answers.asked[0], offered);
    assert.equal(
      answers.asked[1],
      'Connect, Save as profile…, understood, Address, Header X-Note, Authentication, not understood, or left out, ' +
        '--resolve example.com:443:127.0.0.1 is left out: put the name into the hosts file, or connect to the address.',
    );
    // What is there to be read only leads back.
    assert.equal(answers.asked[2], answers.asked[1]);
    const saved = profiles.workspace.entries[0]!.profile;
    assert.equal(saved.name, 'feed');
    assert.deepEqual(
      [saved.url, saved.headers, saved.auth],
      ['wss://example.com/feed', [['X-Note', "it's"]], { type: 'bearer', token: '${secret:t}' }],
    );
    assert.doesNotMatch(await profiles.text(profiles.workspace), /s3cret|Upgrade/);
  });

  it('connects what was pasted, where the clipboard holds something else', async () => {
    await vscode.env.clipboard.writeText('something else');
    answers = answer({ input: ['wscat -c ws://127.0.0.1:9/x'], pick: ['Connect'] });
    await importCommandLine(services());
    assert.equal(answers.asked[0], '');
    assert.deepEqual(connected, [{ url: 'ws://127.0.0.1:9/x' }]);
  });

  it('says what is wrong with a line', async () => {
    await vscode.env.clipboard.writeText('');
    answers = answer({ input: ["curl 'ws://a"] });
    await importCommandLine(services());
    assert.match(answers.asked[1]!, /opened and not closed/);
    assert.equal(connected.length, 0);
  });

  it('does nothing where the person leaves it', async () => {
    answers = answer({ input: ['curl ws://a'] });
    await importCommandLine(services());
    assert.equal(connected.length, 0);
    assert.deepEqual(profiles.workspace.entries, []);
  });
});
