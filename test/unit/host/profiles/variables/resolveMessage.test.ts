import { describe, expect, it } from 'vitest';
import { resolveMessage, type MessageSource } from '../../../../../src/host/profiles/variables/resolveMessage.ts';
import type { VariableScope } from '../../../../../src/host/profiles/variables/scope.ts';
import { scopeOf } from './scopeOf.ts';

const scope = scopeOf({
  variables: { room: '${env:ROOM}', a: '${a}' },
  env: { ROOM: 'lobby', API_TOKEN: 'env-token' },
});
const occasion = { time: 0, counter: 3, uuid: () => 'u' };

async function resolve(
  text: string,
  {
    in: of = scope,
    answers = {},
    allows = true,
    json = false,
  }: Partial<MessageSource> & {
    in?: VariableScope;
    answers?: Record<string, string>;
    allows?: boolean;
  } = {},
) {
  const asked: string[] = [];
  const resolved = resolveMessage(
    { text, json },
    of,
    {
      input: (prompt, { secret }) => (
        asked.push(prompt + (secret ? ' (hidden)' : '')),
        Promise.resolve(answers[prompt])
      ),
      secret: (name, origin) => (asked.push(`${name} of ${origin}`), Promise.resolve(answers[name])),
      allow: (reads) => (asked.push(JSON.stringify(reads)), Promise.resolve(allows)),
    },
    'wss://h',
  );
  return resolved.then(
    (message) => ({ ...message, asked }),
    (error: unknown) => {
      throw Object.assign(error as Error, { asked });
    },
  );
}

describe('resolveMessage', () => {
  it('asks each question once, and makes what is made anew each time', async () => {
    const { text, counts, secrets, asked } = await resolve(
      '${input:Name} ${input:Name} ${secret:key} ${room} ${env:API_TOKEN} ${counter}',
      { answers: { Name: 'me', key: 'very-secret' } },
    );
    expect(asked).toEqual(['Name', 'key of wss://h']);
    expect(text(occasion)).toBe('me me very-secret lobby env-token 3');
    expect(text({ ...occasion, counter: 4 })).toBe('me me very-secret lobby env-token 4');
    expect(counts).toBe(true);
    expect(secrets).toEqual(['very-secret', 'env-token']);
  });

  it.each([
    ['${nowhere} ${foo:x}', 'unresolved-variable', 'Variables of the message have no value: ${nowhere}; ${foo:x}.'],
    ['${env:NONE}', 'unresolved-variable', 'A variable of the message has no value: ${env:NONE}.'],
    ['${a}', 'variable-cycle', 'A variable of the message has no value: ${a} by way of ${a}.'],
    ['${input:Name}', 'cancelled', 'Sending was cancelled.'],
    ['${secret:key}', 'cancelled', 'Sending was cancelled.'],
  ])('rejects %j: %s', async (text, code, message) => {
    await expect(resolve(text)).rejects.toMatchObject({ code, message });
  });

  it('reads nothing of the machine unasked where the folder is not trusted', async () => {
    const untrusted = { ...scope, untrusted: { profile: true, environment: true } };
    const question = '{"environment":["API_TOKEN"],"files":[]}';
    await expect(resolve('${env:API_TOKEN}', { in: untrusted, allows: false })).rejects.toMatchObject({
      code: 'not-allowed',
      asked: [question],
    });
    const { text, asked } = await resolve('${env:API_TOKEN}', { in: untrusted });
    expect([text(occasion), asked]).toEqual(['env-token', [question]]);
  });
});
