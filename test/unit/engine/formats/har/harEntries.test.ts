/** What of a HAR is kept before its messages are read. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unattended } from '../../../../../src/engine/formats/formatContext.ts';
import { harEntries, type HarContents } from '../../../../../src/engine/formats/har/harEntries.ts';
import { SourceFile } from '../../../../../src/engine/formats/sourceFile.ts';
import { temporaryFolder } from '../../../../support/captures.ts';

const socket = { request: { url: 'ws://example.test/' }, _webSocketMessages: [] };

async function contentsOf(entries: object[]): Promise<HarContents> {
  const path = join(temporaryFolder(), 'a.har');
  writeFileSync(path, JSON.stringify({ log: { entries } }));
  const file = await SourceFile.open(path);
  try {
    return await harEntries(file, unattended);
  } finally {
    await file.close();
  }
}

describe('the entries of a HAR', () => {
  it('are those of WebSockets', async () => {
    const { entries, damage } = await contentsOf([{ request: { url: 'http://example.test/' } }, socket]);
    expect(entries).toHaveLength(1);
    expect(damage).toBeUndefined();
  });

  it('are as many as there is room for what they say, and then it is said that there are more', async () => {
    const whole = await contentsOf(Array<object>(20_000).fill(socket));
    expect([whole.entries.length, whole.damage]).toEqual([20_000, undefined]);
    const more = await contentsOf(Array<object>(40_000).fill(socket));
    expect(more.entries.length).toBeGreaterThan(20_000);
    const words = `more than ${more.entries.length} connections are not read`;
    expect(more.damage?.message).toMatch(new RegExp(`^At byte \\d+: ${words}`));
  });

  it('keep a bounded amount of what they say of themselves', async () => {
    const long = { ...socket, comment: 'x'.repeat(3_500_000) };
    const { entries, damage } = await contentsOf(Array<object>(12).fill(long));
    expect(entries).toHaveLength(9);
    expect(damage?.message).toMatch(/more than 9 connections are not read/);
  });
});
