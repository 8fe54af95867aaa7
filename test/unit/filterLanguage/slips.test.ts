import { describe, expect, it } from 'vitest';
import { slips } from '../../../src/filterLanguage/slips.ts';

/** Each as `part → sentence`, without the sentence that they share. */
const told = (text: string): string[] =>
  slips(text).map(
    (note) => `${text.slice(note.from, note.to)} → ${note.text.replace(/ This is looked for as text\.$/, '')}`,
  );

const noField = (name: string, rest: string): string => `There is no field “${name}”. ${rest}`;

describe('a slip in a filter', () => {
  it.each([
    ['$.price > 1010 and dir:in', 'and → A space means and.'],
    ['tick AND trade', 'AND → A space means and.'],
    ['tick && dir:in', '&& → A space means and.'],
    ['tick || trade', '|| → This is written “or”.'],
    ['!tick', '!tick → Not is written “-” or “not”.'],
    ['a -', '- → Something is missing after the negation.'],
    ['size > 1kb', 'size → There is no space around the sign, as in size>1kb.'],
    ['(a or dir :in)', 'dir → There is no space around the sign, as in size>1kb.'],
    ['size>1 kb', 'kb → There is no space before the unit, as in size>1kb.'],
    ['dri:in', `dri:in → ${noField('dri', 'Did you mean dir?')}`],
    ['type:tick', `type:tick → ${noField('type', 'A member of JSON is asked for as $.type.')}`],
    ['type=tick', `type=tick → ${noField('type', 'A member of JSON is asked for as $.type.')}`],
    ['msgpak.price>5', `msgpak.price>5 → ${noField('msgpak.price', 'Did you mean msgpack.price?')}`],
    ['data.price>5', `data.price>5 → ${noField('data.price', 'A member of JSON is asked for as $.data.price.')}`],
    ['$.type like tick', '$.type → A path is compared, or asked for with “exists”.'],
    ['$..type', '$..type → This is no path: $.a.b and $.list[0]["any name"] are.'],
    ['/unfinished', '/unfinished → A regular expression ends with “/”, too.'],
    ['$.type === "tick"', '= → This is taken for the value. Equal is “==”, and what is quoted may begin with a sign.'],
  ])('is told: %s', (text, sentence) => {
    expect(told(text)).toEqual([sentence]);
  });

  it.each([
    'and',
    'black and',
    '"tick and trade"',
    'a or b',
    'not a -b',
    'size>1kb dir:in mqtt.topic:a msgpack.price>5',
    'mqtt.topic : a',
    'http://localhost:8080/x',
    '12:30:45',
    'C:\\x',
    '/path/to/x /ab+c/i',
    '"id":1',
    '{"id":1}',
    'size kb 5 kb',
    '$100 $',
    '$.a == 1 $.b contains x $.c exists',
    '$.a == "=b"',
    'a-b -(c)',
  ])('is none: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('is told fifty times at most', () => {
    expect(slips('a:b '.repeat(10)).length).toBe(0);
    expect(slips('ab:b '.repeat(1_000)).length).toBe(50);
  });
});
