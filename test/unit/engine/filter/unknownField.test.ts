import { describe, expect, it } from 'vitest';
import { readChain, type DecoderChain, type FormatId } from '../../../../src/contract/decoding.ts';
import { openChain } from '../../../../src/engine/decode/open.ts';
import { isList, isObject, type Plain } from '../../../../src/engine/decode/plain.ts';
import { formats } from '../../../../src/engine/decode/registry.ts';
import { treeBy } from '../../../../src/engine/decodedMessage.ts';
import { compile } from '../../../../src/engine/filter/compile.ts';
import { rowSource } from '../../../../src/engine/filter/rowSource.ts';
import { usualFields } from '../../../../src/filterLanguage/decodedFields.ts';
import { readFilter } from '../../../../src/filterLanguage/read.ts';
import { newCapture } from '../../../support/captures.ts';
import { samples } from '../../../support/decode/samples.ts';
import { frame } from '../../../support/frames/index.ts';

const doubts = (filter: string) => compile(readFilter(filter).filter, 0).doubts();

/** What a filter finds among messages that this decoder reads, and what is said of it. */
async function found(decoder: string, filter: string, messages: readonly string[]) {
  const { capture, reader, pass } = newCapture();
  const chain = readChain(decoder) as DecoderChain;
  const codec = (await openChain(chain, { subprotocol: '', url: 'ws://test/', messages: [] }))!;
  for (const payload of messages) pass('in', frame({ opcode: 'text', payload }));
  const treeOf = treeBy({ chain, codec });
  const rows = rowSource(capture, reader, 'messages', filter, undefined, undefined, treeOf);
  const before = rows.notes.length;
  while (!rows.step());
  return { rows: rows.slice(0, 100), before, notes: rows.notes.map(({ text }) => text) };
}

describe('a field that the format does not have', () => {
  it.each([
    ['stomp.dest:/a', 'STOMP itself has no “dest”; it is looked for all the same. Did you mean stomp.destination?'],
    [
      'stomp.Destination:/a',
      'STOMP itself has no “Destination”; it is looked for all the same. Did you mean stomp.destination?',
    ],
    ['stomp.x-id:1', 'STOMP itself has no “x-id”; it is looked for all the same.'],
    ['stomp["x id"]:1', 'STOMP itself has no “x id”; it is looked for all the same.'],
    ['sip.Callid:x', 'SIP itself has no “Callid”; it is looked for all the same. Did you mean sip.Call-ID?'],
    ['xmpp.too:x', 'XMPP itself has no “too”; it is looked for all the same. Did you mean xmpp.to?'],
    ['mqtt.topics:a', 'No field of MQTT is called “topics”. Did you mean mqtt.topic?'],
    [
      'MQTT.propertys.contentType:a',
      'No field of MQTT is called “propertys”. Did you mean mqtt.properties.contentType?',
    ],
    ['phoenix.nothing:1', 'No field of Phoenix channels is called “nothing”.'],
    [`jsonrpc.${'x'.repeat(5_000)}:1`, `No field of JSON-RPC 2.0 is called “${'x'.repeat(100)}…”.`],
  ])('%s is told', (filter, text) => {
    const [note] = doubts(filter);
    expect(note).toEqual({ from: 0, to: filter.lastIndexOf(':'), text });
  });

  it('is told once, and no more often than fifty times, however long the filter and its names are', () => {
    expect(doubts('stomp.zzzzzzz:1 '.repeat(6_000))).toMatchObject([{ from: 0, to: 13 }]);
    expect(doubts(Array.from({ length: 6_000 }, (_, i) => `stomp.z${i}z:1`).join(' '))).toHaveLength(50);
    const [long] = doubts(`stomp.${'x'.repeat(9_000)}:1`);
    expect(long!.text).toContain(`“${'x'.repeat(100)}…”`);
    expect(long!.text.length).toBeLessThan(200);
    const [meant] = doubts(`stomp.dest${'.x'.repeat(9_000)}:1`);
    expect(meant!.text.length).toBeLessThan(300);
  });

  it('is told where it stands', () => {
    expect(doubts('a -(stomp.dest:/a or mqtt.topik:b)').map(({ from, to }) => [from, to])).toEqual([
      [4, 14],
      [21, 31],
    ]);
  });

  it.each([
    'msgpack.any:1',
    'json.any:1',
    'stomp.headers.any:1',
    'sip.call-id:1',
    'sip.USER-AGENT:1',
    'signalr[0].x:1',
    'mqtt.properties.x:1',
  ])('%s is none', (filter) => expect(doubts(filter)).toEqual([]));

  it('is told until a message has it', async () => {
    const frames = ['SEND\ndestination:/a\nx-id:5\n\n\0', '\n'];
    expect(await found('stomp', 'stomp.x-id:5', frames)).toEqual({ rows: [1], before: 1, notes: [] });
    expect(await found('stomp', 'stomp.x-id:7', frames)).toEqual({ rows: [], before: 1, notes: [] });
    expect(await found('stomp', '-stomp.dest:/a', frames)).toMatchObject({
      rows: [1, 2],
      notes: ['STOMP itself has no “dest”; it is looked for all the same. Did you mean stomp.destination?'],
    });
  });

  const names = (tree: Plain): string[] =>
    isList(tree) ? tree.flatMap(names) : isObject(tree) ? Object.keys(tree) : [];
  const known = formats.map(({ id }) => id).filter((id) => doubts(`${id}.nonsense:x`).length > 0);

  it('is none of those that messages have', async () => {
    expect(known).toContain('mqtt');
    for (const id of known) {
      const codec = await formats
        .find((format) => format.id === id)!
        .open(samples[id as Exclude<FormatId, 'none'>].about);
      for (const { direction, text, bytes } of samples[id as Exclude<FormatId, 'none'>].about.messages) {
        for (const name of names(codec.decode({ direction, text, bytes }))) {
          expect(doubts(`${id}.${name}:x`), `${id}.${name}`).toEqual([]);
        }
      }
      for (const name of usualFields(id as Exclude<FormatId, 'none'>)) expect(doubts(`${id}.${name}:x`)).toEqual([]);
    }
  });
});

describe('names that are free', () => {
  it.each([
    ['stomp', 'stomp.content-type:json', 'SEND\ncontent-type:application/json\n\n\0'],
    ['stomp', 'stomp.x-id="a b"', 'SEND\nx-id:a b\n\n\0'],
    ['stomp', 'stomp["odd name"]:any', 'SEND\nodd name:1\n\n\0'],
    ['stomp', 'stomp.headers.x-id:1', 'SEND\nx-id:1\n\n\0'],
    ['stomp', 'stomp.body.n=1', 'SEND\n\n{"n":1}\0'],
    ['stomp', '$.body.n == 1', 'SEND\n\n{"n":1}\0'],
    ['stomp', 'stomp.heartbeat:true', '\n'],
    ['sip', 'sip.call-id:abc', 'ACK sip:a SIP/2.0\r\ni: abc\r\n\r\n'],
    ['sip', 'sip.CSEQ:1', 'ACK sip:a SIP/2.0\r\ncseq: 1 ACK\r\n\r\n'],
    ['sip', 'sip.user-agent:x', 'ACK sip:a SIP/2.0\r\nUser-Agent: x\r\n\r\n'],
    ['sip', 'sip.X-Odd:x', 'ACK sip:a SIP/2.0\r\nx-odd: x\r\n\r\n'],
    ['sip', 'sip.reason:OK', 'SIP/2.0 200 OK\r\n\r\n'],
    ['xmpp', 'xmpp.xmlns:client', '<iq xmlns="jabber:client" id="1"/>'],
    ['xmpp', 'xmpp["xml:lang"]:de', '<message xml:lang="de"/>'],
    ['sockjs > stomp', 'stomp.x-id:1', 'a["SEND\\nx-id:1\\n\\n\\u0000"]'],
  ])('of %s are found: %s', async (decoder, filter, message) => {
    expect((await found(decoder, filter, [message])).rows).toEqual([1]);
  });
});
