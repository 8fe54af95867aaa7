import { describe, expect, it } from 'vitest';
import { ShellVariables } from '../../../../../src/host/commandLines/write/shellVariables.ts';

describe('variables of a profile in a command', () => {
  it('become variables of the shell, each by one name', () => {
    const variables = new ShellVariables();
    expect(variables.word('Bearer ${secret:my-feed.token}', '${secret:my-feed.token}')).toEqual([
      { text: 'Bearer ' },
      { variable: 'MY_FEED_TOKEN' },
      { variable: 'MY_FEED_TOKEN' },
    ]);
    expect(variables.word('${secret:my_feed.token}')).toEqual([{ variable: 'MY_FEED_TOKEN_2' }]);
    expect(variables.word('${env:Home}/${workspaceFolder}/${2nd}${input:Which room?}${host}')).toEqual([
      { variable: 'Home' },
      { text: '/' },
      { variable: 'WORKSPACE_FOLDER' },
      { text: '/' },
      { text: '${2nd}' },
      { variable: 'WHICH_ROOM' },
      { variable: 'HOST' },
    ]);
    expect(variables.word('${input:2 + ?}${input:¿?}')).toEqual([{ variable: '_2' }, { variable: 'VALUE' }]);
  });

  it('that are known are written out, secrets never', () => {
    const asked: string[] = [];
    const variables = new ShellVariables((reference) => {
      asked.push(reference.kind);
      return reference.kind === 'variable' ? 'example.com' : undefined;
    });
    expect(variables.word('${host}:${secret:s}${env:E}')).toEqual([
      { text: 'example.com' },
      { text: ':' },
      { variable: 'S' },
      { variable: 'E' },
    ]);
    expect(asked).toEqual(['variable', 'env']);
  });

  it('are told to the person, each once', () => {
    const variables = new ShellVariables();
    variables.word('${secret:token}${secret:token}${env:USER}${input:room}');
    expect(variables.notes).toEqual([
      'Set TOKEN to the secret “token” before you run it: its value is not in the command.',
      'USER is taken from the environment of the shell.',
      'Set ROOM before you run it: it stands for ${input:room}.',
    ]);
  });

  it('are none where the text says so', () => {
    expect(new ShellVariables().word('$${secret:x} $HOME')).toEqual([{ text: '${' }, { text: 'secret:x} $HOME' }]);
  });
});
