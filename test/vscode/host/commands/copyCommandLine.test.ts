import * as assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { copyCommands } from '../../../../src/host/commands/copyCommandLine.ts';
import type { Services } from '../../../../src/host/services.ts';
import { answer, type Answers } from '../support/answers.ts';
import { ownProfiles, type OwnProfiles } from '../support/ownProfiles.ts';

const workspace = `{
  "environments": { "dev": { "host": "dev.example" } },
  "profiles": [
    { "name": "feed", "url": "wss://\${host}/feed", "auth": { "type": "bearer", "token": "\${secret:token}" } },
    { "name": "beat", "url": "ws://a", "heartbeat": { "interval": 1000 }, "auth": { "type": "bearer", "token": "s3cret" } }
  ]
}`;

describe('copying a profile as a command', () => {
  let profiles: OwnProfiles;
  let commands: ReturnType<typeof copyCommands>;
  let answers: Answers;

  before(async () => {
    profiles = await ownProfiles({ workspace });
    commands = copyCommands({ profiles, environment: { name: 'dev' } } as unknown as Services);
  });

  afterEach(() => answers.restore());
  after(() => profiles.dispose());

  it('names variables of the environment by their values, and secrets by a variable of the shell', async () => {
    answers = answer({});
    await commands.copyAsWscat(profiles.saved('feed'));
    const copied = await vscode.env.clipboard.readText();
    assert.equal(copied, 'wscat --connect wss://dev.example/feed -H "Authorization: Bearer $TOKEN"');
    assert.deepEqual(answers.asked, [
      'Copied “feed” as a wscat command. ' +
        'Set TOKEN to the secret “token” before you run it: its value is not in the command.',
    ]);
  });

  it('knows all programs, and asks which profile', async () => {
    answers = answer({ pick: ['beat', 'beat', 'beat'] });
    await commands.copyAsWebsocat();
    assert.match(await vscode.env.clipboard.readText(), /^websocat ws:\/\/a .*--ping-interval=1$/);
    await commands.copyAsCurl();
    assert.match(await vscode.env.clipboard.readText(), /^curl .*http:\/\/a/s);
    await commands.copyAsCurlWebSocket();
    assert.match(await vscode.env.clipboard.readText(), /^curl .*ws:\/\/a/s);
  });

  it('says what it cannot say, and that a secret is in it', async () => {
    answers = answer({});
    await commands.copyAsWscat(profiles.saved('beat'));
    assert.deepEqual(answers.asked, [
      'Copied “beat” as a wscat command. wscat has no words for `heartbeat`: left out. ' +
        'A secret is in it as text, as in the profile.',
    ]);
  });
});
