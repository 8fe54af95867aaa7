/** A secret is nowhere in a file that was saved without it, in whatever form, and the file still decodes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatNames, type FormatName, type Redacted, type Redaction } from '../../../../../src/contract/formats.ts';
import type { View } from '../../../../../src/contract/model.ts';
import { Conversation } from '../../../../../src/engine/formats/conversation.ts';
import { exportFile } from '../../../../../src/engine/formats/exportFile.ts';
import { unattended } from '../../../../../src/engine/formats/formatContext.ts';
import { longestSearched } from '../../../../../src/engine/formats/redact/messagePieces.ts';
import { newCapture, temporaryFolder, type TestCapture } from '../../../../support/captures.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { newPlace, openedFile } from '../../../../support/formats/roundTrip.ts';
import { plainSecret as secret, secretCapture } from '../../../../support/formats/secretCapture.ts';
import { told } from '../../../../support/formats/told.ts';
import { Deflater, frame, Inflater } from '../../../../support/frames/index.ts';

async function savedWithout(
  { capture, reader }: Pick<TestCapture, 'capture' | 'reader'>,
  redact: Redaction,
  format: FormatName = 'wscap',
  view: View = 'frames',
): Promise<{ path: string; redacted: Redacted }> {
  const path = join(temporaryFolder(), `saved.${format}`);
  const conversation = new Conversation(capture, reader);
  const { redacted } = await exportFile(conversation, { path, format, view, redact }, unattended, newPlace);
  return { path, redacted: redacted! };
}

/** What the payloads of a file's messages are, inflated by code that is not ours where they are compressed. */
async function inflatedPayloads(path: string): Promise<Buffer[]> {
  const all: Buffer[] = [];
  for (const { capture, reader } of await openedFile(path)) {
    for (let id = 1; id <= capture.frames.count; id++) {
      const record = capture.frames.get(id)!;
      if (record.marker !== undefined || !record.first) continue;
      const bytes = reader.messageBytes(record);
      all.push(Buffer.from(bytes));
      const whole = Buffer.concat([bytes, Buffer.from('0000ffff', 'hex')]);
      if (record.compressed) all.push(inflateRawSync(whole, { finishFlush: 2 }));
    }
  }
  return all;
}

describe('a redaction', () => {
  const views = formatNames.flatMap((format) => [
    { format, view: 'frames' as const },
    ...(format === 'jsonl' || format === 'csv' ? [{ format, view: 'messages' as const }] : []),
  ]);

  it.each(views)('leaves nothing of a secret in $format of $view, in any form', async ({ format, view }) => {
    const { path, redacted } = await savedWithout(secretCapture(), { secrets: [secret] }, format, view);
    const isRead = format !== 'csv' && format !== 'pcapng';
    const said = [readFileSync(path), ...(isRead ? await inflatedPayloads(path) : [])];
    const quoted = JSON.stringify(secret).slice(1, -1);
    const forms = [
      secret,
      quoted,
      quoted.replace('ß', '\\u00df').replaceAll('/', '\\/'),
      JSON.stringify(quoted).slice(1, -1),
      encodeURIComponent(secret),
      Buffer.from(`me:${secret}`).toString('base64').slice(4, -4),
      secret.replaceAll('"', '""'),
      '7c1e9d02',
      'c00k1e-value',
    ];
    for (const one of said) expect(forms.filter((form) => one.includes(form))).toEqual([]);
    expect(redacted).toMatchObject({ fields: 3, jsonPaths: 0, patterns: 0, unsearchable: 0 });
    expect(redacted.secrets).toBeGreaterThan(15);
  });

  it('leaves rows, lengths, times and all else as it was, and no message that cannot be read', async () => {
    const made = secretCapture();
    const before = await told(made);
    const { path } = await savedWithout(made, { secrets: [secret] });
    const [session] = await openedFile(path);
    const after = await told(session!);
    const kept = ({ messages }: typeof before): object[] =>
      messages.map(({ id, time, direction, opcode, fin, rsv, masked, payloadLength, closeCode, violation }) => ({
        ...{ id, time, direction, opcode, fin, rsv, masked, payloadLength, closeCode, violation },
      }));
    expect(kept(after)).toEqual(kept(before));
    expect(after.frames).toHaveLength(before.frames.length);
    expect(after.handshakes[0]!.checks.map(({ ok }) => ok)).toEqual(before.handshakes[0]!.checks.map(({ ok }) => ok));
    expect(after.messages.map(({ preview }) => preview).filter((text) => text.startsWith('nothing in it'))).toEqual([
      ...['nothing in it 0', 'nothing in it 1', 'nothing in it 2'],
    ]);
    const filled = 'x'.repeat(Buffer.byteLength(secret));
    expect(after.messages[0]).toMatchObject({ bookmarked: true, note: `look: ${filled}` });
    expect(session!.capture.meta.connections[0]!.handshake!.request.headers).toContainEqual(['X-Key', filled]);
  });

  it('keeps all kinds of frames and connections, where there is nothing to replace', async () => {
    const made = richCapture();
    const before = await told(made);
    const { path, redacted } = await savedWithout(made, { secrets: ['not there'], fields: [] });
    const [session] = await openedFile(path);
    expect(await told(session!)).toEqual(before);
    expect(redacted).toEqual({ secrets: 0, fields: 0, jsonPaths: 0, patterns: 0, unsearchable: 0, pathless: 0 });
  });

  it('keeps them with something to replace in each connection, too', async () => {
    const { path, redacted } = await savedWithout(richCapture(), { secrets: ['s3cr3t-token'] });
    const [session] = await openedFile(path);
    const after = await told(session!);
    const before = await told(richCapture());
    const shape = (rows: typeof before.frames): object[] =>
      rows.map(({ id, direction, opcode, violation, marker, time }) => ({
        ...{ id, direction, opcode, violation, marker, time },
      }));
    expect(shape(after.frames)).toEqual(shape(before.frames));
    expect(redacted).toMatchObject({ fields: 6, secrets: 7, unsearchable: 0 });
  });

  it('replaces what is at JSON paths and what patterns match, and the text is still JSON', async () => {
    const made = newCapture();
    const message = {
      user: { name: 'Ann', age: 42, ok: true, none: null, not: false },
      list: [{ pin: '1234' }, { pin: 5678, deep: { pin: [1, 'a"b'] } }],
      mail: 'ann@example.test',
    };
    made.pass('in', frame({ opcode: 'text', payload: JSON.stringify(message) }));
    const { path, redacted } = await savedWithout(made, {
      jsonPaths: ['$.user', '$.list[*]..pin'],
      patterns: ['\\w+@[\\w.]+'],
    });
    const [session] = await openedFile(path);
    const text = Buffer.from(session!.reader.messageBytes(session!.capture.frames.get(1)!)).toString();
    expect(JSON.parse(text)).toEqual({
      user: { name: 'xxx', age: 11, ok: null, none: null, not: 'xxx' },
      list: [{ pin: 'xxxx' }, { pin: 1111, deep: { pin: [1, 'xxxx'] } }],
      mail: 'xxxxxxxxxxxxxxxx',
    });
    expect(text).toHaveLength(JSON.stringify(message).length);
    expect(redacted).toMatchObject({ jsonPaths: 9, patterns: 1 });
  });

  it('takes regular expressions with flags, and tells how many messages JSON paths do not lead into', async () => {
    const made = newCapture();
    made.pass('in', frame({ opcode: 'text', payload: 'Card 4111 and CARD 4222' }));
    made.pass('in', frame({ opcode: 'binary', payload: Buffer.from('81a3706174ff', 'hex') }));
    const { path, redacted } = await savedWithout(made, { jsonPaths: ['$.pat'], patterns: [/card \d+/iy] });
    const [session] = await openedFile(path);
    const { capture, reader } = session!;
    expect(Buffer.from(reader.messageBytes(capture.frames.get(1)!)).toString()).toBe('xxxxxxxxx and xxxxxxxxx');
    expect(Buffer.from(reader.messageBytes(capture.frames.get(2)!)).toString('hex')).toBe('81a3706174ff');
    expect(redacted).toMatchObject({ patterns: 2, jsonPaths: 0, pathless: 1, unsearchable: 0 });
  });

  it('replaces as a whole what cannot be searched, and says how often', async () => {
    const made = newCapture({ deflate: true });
    made.pass('in', frame({ opcode: 'text', rsv: 4, payload: 'no DEFLATE' }));
    made.pass('in', frame({ opcode: 'binary', payload: Buffer.alloc(longestSearched + 1, 'secret') }));
    made.pass('in', frame({ opcode: 'text', payload: `${'['.repeat(1000)}"secret"` }));
    made.pass('in', frame({ opcode: 'text', payload: `${'a'.repeat(40)}!secret` }));
    made.pass('in', frame({ opcode: 'text', payload: 'found' }));
    made.pass('in', frame({ opcode: 'text', rsv: 4, fin: false, payload: new Deflater().deflate('secret') }));
    const { path, redacted } = await savedWithout(made, { jsonPaths: ['$.a'], patterns: ['^(a+)+$', 'found'] });
    expect(redacted).toMatchObject({ unsearchable: 5, patterns: 1 });
    const [session] = await openedFile(path);
    const { capture, reader } = session!;
    for (const id of [1, 2, 3, 4, 6]) {
      const bytes = reader.messageBytes(capture.frames.get(id)!);
      expect(Buffer.compare(bytes, Buffer.alloc(bytes.length, 'x'))).toBe(0);
    }
    expect(capture.frames.get(2)!.payloadLength).toBe(longestSearched + 1);
  }, 60_000);

  it('compresses so that an inflater reads it with a context and without one', async () => {
    const { path } = await savedWithout(secretCapture(), { secrets: [secret] });
    const [session] = await openedFile(path);
    const { capture, reader } = session!;
    for (const contextTakeover of [true, false]) {
      const inflater = new Inflater({ contextTakeover });
      const texts: string[] = [];
      for (let id = 1; id <= capture.frames.count; id++) {
        const record = capture.frames.get(id)!;
        if (!record.first || !record.compressed || record.direction === 'in') continue;
        texts.push(Buffer.from(inflater.inflate(reader.messageBytes(record))).toString());
      }
      expect(texts.map((text) => text.slice(0, 14))).toEqual(['compressed 0: ', 'compressed 1: ', 'compressed 2: ']);
    }
  });

  it.each([
    { redact: { jsonPaths: ['token'] }, cause: 'token is no JSON path.' },
    { redact: { patterns: ['('] }, cause: '( is no regular expression.' },
  ])('is refused where it cannot be read: $cause', async ({ redact, cause }) => {
    await expect(savedWithout(newCapture(), redact)).rejects.toMatchObject({
      code: 'redaction-unreadable',
      failure: { cause },
    });
  });
});
