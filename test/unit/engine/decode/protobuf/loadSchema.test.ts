import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadSchema, type ChosenTypes } from '../../../../../src/engine/decode/protobuf/loadSchema.ts';
import { feedSchema } from '../../../../support/decode/protobufWitness.ts';
import { temporaryFolder } from '../../../../support/captures.ts';

function files(written: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(written)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function refused(written: Record<string, string | Uint8Array>, chosen = {}): Promise<string> {
  const folder = files(written);
  const file = join(folder, Object.keys(written)[0]!);
  return loadSchema({ file, ...chosen }).then(
    () => 'loaded',
    (error: unknown) => (error as Error).message.replaceAll(folder, ''),
  );
}

function namesOf({ rules }: ChosenTypes): string[] {
  const bytes = new Uint8Array(0);
  return (['in', 'out'] as const).map((direction) => rules.of({ direction, text: false, bytes }).type.name);
}

describe('loadSchema', () => {
  it('has a message for each direction, by its whole name or by its last words', async () => {
    const one = await loadSchema({ file: feedSchema, in: 'ServerMessage', out: 'feed.v1.ClientMessage' });
    expect(namesOf(one)).toEqual(['feed.v1.ServerMessage', 'feed.v1.ClientMessage']);
    const other = await loadSchema({ file: feedSchema, in: 'ClientMessage.Subscribe', message: 'Tick' });
    expect(namesOf(other)).toEqual(['feed.v1.ClientMessage.Subscribe', 'feed.v1.Tick']);
  });

  it('needs no name where there is one message', async () => {
    const folder = files({ 'a.proto': 'syntax = "proto3"; message Only { string a = 1; }' });
    expect(namesOf(await loadSchema({ file: join(folder, 'a.proto') }))).toEqual(['Only', 'Only']);
  });

  it('says what is wrong', async () => {
    const two = { 'a.proto': 'syntax = "proto3"; message A { string a = 1; } message B { A a = 1; }' };
    expect(await refused(two)).toBe(
      'Which message is sent and which received is to be said in `schema`, as `in`, `out` or `message`: A, B.',
    );
    expect(await refused(two, { message: 'C' })).toBe('The schema has no message C, or several; it has: A, B.');
    expect(await refused({ 'a.proto': 'syntax = "proto3";\nmessage {' })).toMatch(/a\.proto: .*line 2/);
    expect(await refused({ 'a.bin': 'nonsense' })).toMatch(/^It is no FileDescriptorSet: /);
    await expect(loadSchema({ file: '/nowhere/a.proto' })).rejects.toThrow(
      /The schema \/nowhere\/a\.proto cannot be read: ENOENT/,
    );
  });
});
