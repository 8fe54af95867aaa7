import { describe, expect, it } from 'vitest';
import { formatIds, type FormatId } from '../../../src/contract/decoding.ts';
import { namingOf } from '../../../src/engine/operationName.ts';
import { readFilter } from '../../../src/filterLanguage/read.ts';

const named = (format: FormatId, tree: unknown): string | undefined => namingOf(format)(tree)?.filter;

describe('what messages are named by', () => {
  it.each<[FormatId, unknown, string]>([
    ['mqtt', { cmd: 'publish', topic: 'a/b' }, 'mqtt.topic="a/b"'],
    ['mqtt', [{ cmd: 'subscribe', subscriptions: [{ topic: 'a/#' }] }, { cmd: 'pingreq' }], 'mqtt.topic="a/#"'],
    ['mqtt', { cmd: 'pingreq' }, 'mqtt.cmd=pingreq'],
    ['socketio', { engine: 'message', type: 'event', data: ['chat', 1] }, 'socketio.event=chat'],
    ['stomp', { command: 'SEND', headers: { destination: '/queue/a' } }, 'stomp.destination="/queue/a"'],
    ['jsonrpc', { id: 1, method: 'a.b' }, 'jsonrpc.method="a.b"'],
    ['wamp', { type: 'CALL', procedure: 'add' }, 'wamp.procedure=add'],
    ['json', { type: 'tick' }, '$.type == tick'],
    ['msgpack', { op: 10 }, '$.op == 10'],
    ['msgpack', { type: 'true' }, '$.type == "true"'],
  ])('%s: %j', (format, tree, filter) => {
    expect(named(format, tree)).toBe(filter);
    expect(readFilter(filter).notes).toEqual([]);
  });

  it('is nothing where there is no short name', () => {
    for (const tree of [null, 7, [], { type: '' }, { type: 'x'.repeat(101) }, { type: { a: 1 } }, { type: 1.5 }]) {
      expect(named('json', tree), JSON.stringify(tree)).toBeUndefined();
    }
    expect(named('jsonrpc', { id: 1, result: 1 })).toBeUndefined();
  });

  it('can be asked of every format', () => {
    for (const format of formatIds) expect(named(format, {})).toBeUndefined();
  });
});
