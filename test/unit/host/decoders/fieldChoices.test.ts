import { describe, expect, it } from 'vitest';
import { fieldChoices } from '../../../../src/host/decoders/fieldChoices.ts';

const message = {
  command: 'MESSAGE',
  headers: { destination: '/queue/a', subscription: '1', 'message-id': '7' },
  body: { price: 5, tags: ['x', 'y'] },
};
const connected = { command: 'CONNECTED', headers: { version: '1.2' }, body: '' };
const names = (fields: readonly { name: string }[]): string[] => fields.map(({ name }) => name);

describe('fields to make columns of', () => {
  it('are those that messages have, the first message’s before the others’, with what it has', () => {
    const { seen, others } = fieldChoices('stomp', [message, connected]);
    expect(seen.slice(0, 4)).toEqual([
      { name: 'stomp.command', example: 'MESSAGE' },
      { name: 'stomp.body', example: '{"price":5,"tags":["x","y"]}' },
      { name: 'stomp.destination', example: '/queue/a' },
      { name: 'stomp.subscription', example: '1' },
    ]);
    expect(names(seen)).toEqual(expect.arrayContaining(['stomp.id', '$.body.price', '$.body.tags', 'stomp.version']));
    expect(names(seen)).not.toContain('$.command');
    expect(names(others)).toContain('stomp.receipt');
    expect(names(others)).not.toContain('stomp.command');
  });

  it('are paths where the format has no fields of its own, and none where there is nothing', () => {
    const trees = [{ type: 'tick', a: { 'b c': 1, none: null } }, [{ type: 'trade', only: true }]];
    expect(names(fieldChoices('json', trees).seen)).toEqual(['$.type', '$.a["b c"]', '$.a.none', '$.only']);
    expect(fieldChoices(undefined, [])).toEqual({ seen: [], others: [] });
  });

  it('are offered of what is nested deeply, too', () => {
    const deep = JSON.parse(`{"n":1,"deep":${'['.repeat(100_000)}${']'.repeat(100_000)}}`) as unknown;
    expect(fieldChoices(undefined, [deep]).seen).toEqual([
      { name: '$.n', example: '1' },
      { name: '$.deep', example: '[…]' },
    ]);
    expect(fieldChoices('mqtt', []).seen).toEqual([]);
    expect(names(fieldChoices('mqtt', []).others)).toContain('mqtt.topic');
  });

  it('are those of what the frames of a format hold, too', () => {
    const { seen } = fieldChoices('sockjs > stomp', [{ frame: 'messages', messages: [message] }]);
    expect(names(seen).slice(0, 2)).toEqual(['stomp.command', 'stomp.destination']);
    expect(names(seen)).toContain('sockjs.frame');
  });

  it('are bounded, whatever is sent', () => {
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`a${at}`, 'x'.repeat(500)]));
    const { seen } = fieldChoices('json', [wide, JSON.parse('{"__proto__":{"a":1}}')]);
    expect(seen.length).toBeLessThanOrEqual(40);
    expect(seen[0]?.example).toHaveLength(61);
    let deep: unknown = 1;
    for (let level = 0; level < 1_000; level++) deep = { a: deep };
    expect(names(fieldChoices('json', [deep]).seen)).toEqual(['$.a.a.a.a.a']);
  });
});
