import { parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { reportUnknownFields } from '../../../../../src/host/profiles/fields/unknownFields.ts';
import { listener } from './readField.ts';

describe('reportUnknownFields', () => {
  it('warns, and offers the nearest name and to remove it', () => {
    const json = '{ "profiles": [{ "header": 1, "url": 2 }] }';
    const { report, told } = listener(json);
    const profile = parseTree(json)!.children![0]!.children![1]!.children![0]!;
    reportUnknownFields(profile, ['url', 'headers'], report);
    expect(told).toEqual([
      {
        code: 'unknown-field',
        marked: '"header"',
        severity: 'warning',
        text: '"header" is not a field of a profile; it is left out. Is `headers` meant?',
        fixes: [
          {
            kind: 'replace',
            title: 'Change to "headers"',
            offset: json.indexOf('"header"'),
            length: 8,
            text: '"headers"',
          },
          { kind: 'set', title: 'Remove "header"', path: ['profiles', 0, 'header'], value: undefined },
        ],
      },
    ]);
  });

  it('does not offer a name that is there already', () => {
    const json = '{ "headers": 1, "header": 2 }';
    const { report, told } = listener(json);
    reportUnknownFields(parseTree(json)!, ['headers'], report);
    expect(told.map(({ fixes }) => fixes?.map(({ title }) => title))).toEqual([['Remove "header"']]);
  });
});
