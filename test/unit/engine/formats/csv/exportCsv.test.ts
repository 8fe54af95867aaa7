/** A table of frames, and one of messages. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { View } from '../../../../../src/contract/model.ts';
import { csvColumns, timeText } from '../../../../../src/engine/formats/csv/csvColumns.ts';
import { newCapture, type TestCapture } from '../../../../support/captures.ts';
import { plainCsv } from '../../../../support/formats/plainCsv.ts';
import { richCapture } from '../../../../support/formats/richCapture.ts';
import { saved } from '../../../../support/formats/roundTrip.ts';
import { told } from '../../../../support/formats/told.ts';
import { frame } from '../../../../support/frames/index.ts';

async function table(made: TestCapture, view: View): Promise<Record<string, string>[]> {
  const [names, ...rows] = plainCsv(readFileSync(await saved(made, 'csv', view), 'utf8'));
  expect(names).toEqual(csvColumns);
  return rows.map((row) => {
    expect(row).toHaveLength(csvColumns.length);
    return Object.fromEntries(row.map((cell, i): [string, string] => [csvColumns[i]!, cell]));
  });
}

describe('a table', () => {
  it.each(['frames', 'messages'] as const)(
    'has a line for each row of %s, with its fields and payload',
    async (view) => {
      const made = richCapture();
      made.capture.marks.bookmarks.add(new Map([[2, '=cmd']]));
      const all = await told(made);
      const rows = await table(made, view);
      expect(rows.map(({ id, opcode, wire_length, close_code }) => [id, opcode, wire_length, close_code])).toEqual(
        all[view].map(({ id, opcode, wireLength, closeCode, marker }) => [
          String(id),
          marker === undefined ? String(opcode) : '',
          marker === undefined ? String(wireLength) : '',
          closeCode === undefined ? '' : String(closeCode),
        ]),
      );
      expect(rows.map(({ violation }) => violation)).toEqual(all[view].map((row) => row.violation?.code ?? ''));
      expect(rows[1]).toMatchObject({ note: "'=cmd", direction: 'in', payload: '{"ok":true,"text":"grüße 𝄞"}' });
      expect(rows[2]).toMatchObject({ opcode: 'binary', encoding: 'hex', payload: '000102feff' });
      expect(rows.filter(({ marker }) => marker !== '').map(({ marker }) => marker)).toHaveLength(3);
    },
  );

  it('has compressed messages inflated in the view of messages, and as they were sent in that of frames', async () => {
    const made = richCapture({ single: true });
    const whole = '{"compressed":0,"secret":"s3cr3t-token","again":"and again and again"}';
    const [message] = (await table(made, 'messages')).filter(({ compressed }) => compressed === 'true');
    expect(message).toMatchObject({ payload: whole, payload_length: String(whole.length), encoding: 'text' });
    const [sent] = (await table(made, 'frames')).filter(({ compressed }) => compressed === 'true');
    expect(sent).toMatchObject({ encoding: 'hex' });
    expect(sent!['payload']).toHaveLength(2 * Number(sent!['payload_length']));
  });

  it('runs nothing that a stranger has sent', async () => {
    const made = newCapture();
    for (const payload of ['=1+1', '+1', '-1', '@a']) made.pass('in', frame({ opcode: 'text', payload }));
    expect((await table(made, 'messages')).map(({ payload }) => payload)).toEqual(["'=1+1", "'+1", "'-1", "'@a"]);
  });

  it('has times to the microsecond', () => {
    expect(timeText(1767323045682.25)).toBe('2026-01-02T03:04:05.682250Z');
    expect(timeText(999.9999)).toBe('1970-01-01T00:00:01.000000Z');
  });
});
