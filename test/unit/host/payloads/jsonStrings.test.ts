import { expect, it } from 'vitest';
import { JsonStrings } from '../../../../src/host/payloads/jsonStrings.ts';

it.each<[string[], boolean]>([
  [['{"a": '], false],
  [['{"a": "'], true],
  [['{"a": "b\\"'], true],
  [['{"a": "b\\', '"'], true],
  [['{"a": "b\\\\', '"'], false],
  [['"', 'a', '"', ' \\ "'], true],
])('after %j the place is in a string: %j', (pieces, inside) => {
  const strings = new JsonStrings();
  for (const piece of pieces) strings.read(piece);
  expect(strings.inside).toBe(inside);
});
