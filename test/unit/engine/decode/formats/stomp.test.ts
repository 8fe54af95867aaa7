import { describe, expect, it } from 'vitest';
import type { ByteRange } from '../../../../../src/contract/decoding.ts';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('stomp');

// stomp.github.io/stomp-specification-1.2.html
describe('STOMP', () => {
  it('reads frames', () => {
    expect(read(codec, 'SEND\ndestination:/queue/a\ncontent-type:text/plain\n\nhello queue a\0')).toEqual({
      command: 'SEND',
      headers: { destination: '/queue/a', 'content-type': 'text/plain' },
      body: 'hello queue a',
    });
    expect(read(codec, '\n')).toEqual({ heartbeat: true });
    expect(read(codec, '\r\n')).toEqual({ heartbeat: true });
    expect(read(codec, 'SEND\r\ndestination:/a\r\ncontent-length:3\r\n\r\na\0b\0\n')).toMatchObject({ body: 'a\0b' });
  });

  it.each([
    ['', '{"n":1}', { n: 1 }],
    ['', ' [1, 2]\n', [1, 2]],
    ['content-type:application/json\n', '{"n":12345678901234567890}', { n: 12_345_678_901_234_567_890n }],
    ['content-type:application/json;charset=utf-8\n', '{"n":1}', { n: 1 }],
    ['content-type:application/vnd.api+json\n', '{"n":1}', { n: 1 }],
    ['content-type:text/plain\n', '{"n":1}', '{"n":1}'],
    ['content-type:application/xml\n', '[1]', '[1]'],
    ['', '{"n":', '{"n":'],
    ['', '1', '1'],
    ['content-type:application/json\n', '"a"', '"a"'],
    ['', '', ''],
  ])('takes the body behind %j for JSON where it may be: %s', (header, body, tree) => {
    expect(read(codec, `MESSAGE\n${header}\n${body}\0`)).toMatchObject({ body: tree });
  });

  it('says where values lie', () => {
    const ranges: ByteRange[] = [];
    const frame = 'SEND\r\ndestination:/queue/\u00e4\na\\cb:x\na\\cb:y\n\n{"n":1}\0\n';
    codec.decode(payload(frame), ranges);
    const bytes = Buffer.from(frame);
    expect(ranges.map(({ path, from, to }) => [path.join('/'), bytes.subarray(from, to).toString()])).toEqual([
      ['command', 'SEND'],
      ['headers/destination', '/queue/\u00e4'],
      ['headers/a:b', 'x'],
      ['body', '{"n":1}'],
      ['', frame],
    ]);
  });

  it('reads the escapes of headers, and the first of those repeated', () => {
    const frame = 'MESSAGE\na\\c:b\\n\\\\\\r\nfoo:World\nfoo:Hello\n\n\0';
    expect(read(codec, frame)).toMatchObject({ headers: { 'a:': 'b\n\\\r', foo: 'World' } });
    expect(read(codec, 'CONNECTED\nversion:1.2\nheart-beat:0,0\nserver:a\\b\n\n\0')).toMatchObject({
      headers: { server: 'a\\b' },
    });
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '')).toBe(0);
    expect(refusedAt(codec, 'HELLO\n\n\0')).toBe(0);
    expect(refusedAt(codec, 'SEND\nno colon\n\n\0')).toBe(5);
    expect(refusedAt(codec, 'SEND\na:\\t\n\n\0')).toBe(5);
    expect(refusedAt(codec, 'SEND\na:b\n')).toBe(9);
    expect(refusedAt(codec, 'SEND\n\nbody')).toBe(6);
    expect(refusedAt(codec, 'SEND\n\n\0more')).toBe(7);
    expect(refusedAt(codec, 'SEND\ncontent-length:999999\n\n\0')).toBe(29);
  });

  it('has a line for each', () => {
    expect(line(codec, 'SEND\ndestination:/queue/a\nreceipt:r1\n\nhi\0')).toBe('SEND /queue/a #r1 hi');
    expect(line(codec, 'SEND\ndestination:/queue/a\n\n{ "n": 1 }\0')).toBe('SEND /queue/a {"n":1}');
    expect(line(codec, 'SEND\ndestination:/queue/a\n\n\0')).toBe('SEND /queue/a');
    expect(line(codec, '\n')).toBe('heart-beat');
    expect(line(codec, 'BEGIN\ntransaction:tx1\n\n\0')).toBe('BEGIN tx1');
    expect(line(codec, 'ERROR\nmessage:malformed frame\nreceipt-id:7\n\n\0')).toBe('ERROR malformed frame #7');
  });

  it('knows what answers what', () => {
    expect(ids(codec, 'CONNECT\naccept-version:1.2\n\n\0')).toEqual(['request connect']);
    expect(ids(codec, 'CONNECTED\nversion:1.2\n\n\0')).toEqual(['reply connect']);
    expect(ids(codec, 'SEND\ndestination:/a\nreceipt:r1\n\n\0')).toEqual(['request receipt r1']);
    expect(ids(codec, 'RECEIPT\nreceipt-id:r1\n\n\0')).toEqual(['reply receipt r1']);
    expect(ids(codec, 'ERROR\nreceipt-id:r1\n\n\0')).toEqual(['reply receipt r1']);
  });

  it('is recognised by its subprotocol and by its frames', () => {
    expect(sure('stomp', evidence([], { subprotocol: 'v12.stomp' }))).toBe(1);
    expect(sure('stomp', evidence(['> CONNECT\n\n\0', '< \n']))).toBeCloseTo(0.95);
    expect(sure('stomp', evidence(['> SENDER\n']))).toBe(0);
  });

  it('writes the length anew, bytes as bytes, and nothing that is no frame', () => {
    const frame = { command: 'SEND', headers: { 'content-length': '99' }, body: 'h\u00e4' };
    expect(codec.encode!(frame)).toEqual({ text: 'SEND\ncontent-length:3\n\nh\u00e4\0' });
    const bytes = Buffer.from('SEND\ncontent-length:3\n\n\xff\0\xfe\0', 'latin1');
    const binary = codec.decode({ direction: 'in', text: false, bytes });
    expect(binary).toMatchObject({ body: "h'ff00fe'" });
    expect(codec.encode!(binary)).toEqual({ bytes });
    expect(() => codec.encode!({ comand: 'SEND' })).toThrow('A frame of STOMP has a command');
  });

  it.each([
    'SEND\ndestination:/a\\cb\n\nhi\0',
    'CONNECT\nhost:a:b\n\n\0',
    'SEND\ncontent-type:application/json\ncontent-length:7\n\n{"n":1}\0',
    'SEND\ncontent-type:text/plain\n\n{ "n": 1.0 }\0',
    '\n',
  ])('writes %j again', (frame) => {
    expect(codec.encode!(codec.decode(payload(frame)))).toEqual({ text: frame });
  });
});
