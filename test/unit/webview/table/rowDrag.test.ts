import { describe, expect, it } from 'vitest';
import { carryRows } from '../../../../webview/table/rowDrag.ts';
import { rowOf } from './rowsOf.ts';

function carried(row: ReturnType<typeof rowOf>, selected: number[] = []): Map<string, string> {
  const data = new Map<string, string>();
  carryRows(
    { setData: (type, value) => void data.set(type, value) },
    { session: 's 1', label: 'a/b c', row, selected },
  );
  return data;
}

const json = rowOf(7, { opcode: 'text', preview: '{"ö":1}', payloadLength: 8 });

describe('a dragged row', () => {
  it('carries the address of its payload for editors, and its text for others', () => {
    const data = carried(json);
    const address = 'websocket-inspector:/a-b-c%207.json?%7B%22session%22%3A%22s%201%22%2C%22what%22%3A%227%22%7D';
    expect(Object.fromEntries(data)).toEqual({
      'text/plain': '{"ö":1}',
      'text/uri-list': address,
      'application/vnd.code.uri-list': address,
      ResourceURLs: JSON.stringify([address]),
    });
  });

  it('carries no beginning as if it were all', () => {
    expect(carried({ ...json, payloadLength: 9 }).get('text/plain')).toMatch(/^websocket-inspector:/);
    expect(carried(rowOf(7, { opcode: 'binary', preview: '00 01' })).get('text/plain')).toMatch(/ ?7\.txt\?/);
  });

  it('takes the others along where it is selected, twenty at most', () => {
    const addresses = (selected: number[]) => JSON.parse(carried(json, selected).get('ResourceURLs')!) as string[];
    expect(addresses([3, 7])).toHaveLength(2);
    expect(addresses([3, 4])).toHaveLength(1);
    expect(addresses(Array.from({ length: 50 }, (_, at) => at))).toHaveLength(20);
  });
});
