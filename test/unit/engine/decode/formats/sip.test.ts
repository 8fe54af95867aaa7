import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('sip');
const message = (...lines: readonly string[]): string => lines.join('\r\n');

// RFC 7118 §8.1, §8.2; RFC 3261 §24.
const register = message(
  'REGISTER sip:proxy.example.com SIP/2.0',
  'Via: SIP/2.0/WS df7jal23ls0d.invalid;branch=z9hG4bKasudf',
  'From: sip:alice@example.com;tag=65bnmj.34asd',
  'To: sip:alice@example.com',
  'Call-ID: aiuy7k9njasd',
  'CSeq: 1 REGISTER',
  'Max-Forwards: 70',
  'Supported: path,outbound,gruu',
  'Contact: <sip:alice@df7jal23ls0d.invalid;transport=ws>',
  '  ;reg-id=1',
  'Content-Length: 0',
  '',
  '',
);
const invite = message(
  'INVITE sip:bob@example.com SIP/2.0',
  'v: SIP/2.0/WS 56sdasks.invalid;branch=z9hG4bK56sdasks',
  'V: SIP/2.0/TCP proxy.example.com;branch=z9hG4bK77',
  'f: "Alice" <sip:alice@example.com>;tag=asdyka899',
  'to: sip:bob@example.com',
  'call-id: asidkj3ss',
  'CSEQ: 1 INVITE',
  'c: application/sdp',
  'l: 5',
  '',
  'v=0\r\n',
);
const answer = (status: string, method: string): string =>
  message(`SIP/2.0 ${status}`, 'Call-ID: asidkj3ss', `CSeq: 1 ${method}`, '', '');

describe('SIP', () => {
  it('reads requests and responses', () => {
    expect(read(codec, register)).toMatchObject({
      method: 'REGISTER',
      uri: 'sip:proxy.example.com',
      version: 'SIP/2.0',
      headers: { 'Call-ID': 'aiuy7k9njasd', Contact: '<sip:alice@df7jal23ls0d.invalid;transport=ws> ;reg-id=1' },
    });
    expect(read(codec, invite)).toMatchObject({
      headers: {
        Via: ['SIP/2.0/WS 56sdasks.invalid;branch=z9hG4bK56sdasks', 'SIP/2.0/TCP proxy.example.com;branch=z9hG4bK77'],
        To: 'sip:bob@example.com',
        'Call-ID': 'asidkj3ss',
        CSeq: '1 INVITE',
        'Content-Type': 'application/sdp',
      },
      body: 'v=0\r\n',
    });
    expect(read(codec, answer('180 Ringing', 'INVITE'))).toMatchObject({ status: 180, reason: 'Ringing' });
    expect(read(codec, '\r\n\r\n')).toEqual({ keepAlive: 'ping' });
    expect(read(codec, '\r\n')).toEqual({ keepAlive: 'pong' });
  });

  it.each([
    [register, 'REGISTER sip:proxy.example.com #1 from sip:alice@example.com', ['request 1 REGISTER aiuy7k9njasd']],
    [
      invite,
      'INVITE sip:bob@example.com #1 from sip:alice@example.com application/sdp',
      ['request 1 INVITE asidkj3ss'],
    ],
    [answer('100 Trying', 'INVITE'), '100 Trying INVITE #1', []],
    [answer('200 OK', 'INVITE'), '200 OK INVITE #1', ['reply 1 INVITE asidkj3ss']],
    [answer('487 Request Terminated', 'INVITE'), '487 Request Terminated INVITE #1', ['reply 1 INVITE asidkj3ss']],
    [message('ACK sip:b@h SIP/2.0', 'i: c', 'CSeq: 1 ACK', '', ''), 'ACK sip:b@h #1', []],
    [
      message('MESSAGE sip:b@h SIP/2.0', 'i: c', 'CSeq: 2 MESSAGE', 'c: text/plain', '', 'hällo'),
      'MESSAGE sip:b@h #2 hällo',
      ['request 2 MESSAGE c'],
    ],
    [
      message('NOTIFY sip:b@h SIP/2.0', 'i: c', 'CSeq: 3 NOTIFY', 'o: presence;id=7', '', ''),
      'NOTIFY sip:b@h #3 presence',
      ['request 3 NOTIFY c'],
    ],
    ['\r\n\r\n', 'keep-alive ping', ['request keep-alive']],
    ['\r\n', 'keep-alive pong', ['reply keep-alive']],
  ])('has a line for %j, and knows what it answers', (text, said, answers) => {
    expect(line(codec, text)).toBe(said);
    expect(ids(codec, text)).toEqual(answers);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '')).toBe(0);
    expect(refusedAt(codec, 'GET / HTTP/1.1\r\n\r\n')).toBe(0);
    expect(refusedAt(codec, 'SIP/2.0 20 OK\r\n\r\n')).toBe(0);
    expect(refusedAt(codec, 'ACK sip:a SIP/2.0\r\nno colon\r\n\r\n')).toBe(19);
    expect(refusedAt(codec, 'ACK sip:a SIP/2.0\r\na: b\r\n')).toBe(25);
    expect(refusedAt(codec, 'ACK sip:a SIP/2.0\r\nl: 99999999999\r\n\r\nab')).toBe(37);
    expect(refusedAt(codec, 'ACK sip:a SIP/2.0\r\nl: 1\r\n\r\nab')).toBe(28);
    expect(refusedAt(codec, `0x${Buffer.from('ACK sip:a SIP/2.0\r\na: ').toString('hex')}ff0d0a0d0a`)).toBe(19);
  });

  it('takes no longer for many headers of a name, and takes names for names', () => {
    const many = `ACK sip:a SIP/2.0\n${'v:1\n'.repeat(200_000)}\n`;
    expect(read(codec, many)).toMatchObject({
      headers: { Via: expect.objectContaining({ length: 200_000 }) as string[] },
    });
    const odd = codec.decode(payload('ACK sip:a SIP/2.0\r\n__proto__: x\r\n\r\n')) as { headers: object };
    expect(Object.entries(odd.headers)).toEqual([['__proto__', 'x']]);
  });

  it('is recognised by its subprotocol and by its first lines', () => {
    expect(sure('sip', evidence([], { subprotocol: 'sip' }))).toBe(1);
    expect(sure('sip', evidence([`> ${register}`, `< ${answer('200 OK', 'REGISTER')}`, '> \r\n\r\n']))).toBe(0.95);
    expect(sure('sip', evidence(['> SIP is nice']))).toBe(0);
  });

  it.each([register, invite, answer('180 Ringing', 'INVITE'), '\r\n\r\n', '\r\n'])('writes %j again', (text) => {
    const tree = codec.decode(payload(text));
    const written = codec.encode!(tree);
    expect('text' in written && read(codec, written.text)).toEqual(structuredClone(tree));
  });

  it('tells the length of what it writes, and writes one line as one', () => {
    const json = message('MESSAGE sip:b@h SIP/2.0', 'Content-Type: application/json', '', '{"n":1}');
    expect(read(codec, json)).toMatchObject({ body: { n: 1 } });
    expect(codec.encode!(codec.decode(payload(json)))).toEqual({ text: json });
    const text = message('MESSAGE sip:b@h SIP/2.0', 'Content-Type: text/plain', '', '{"n":1}');
    expect(read(codec, text)).toMatchObject({ body: '{"n":1}' });
    const bytes = Buffer.from(message('MESSAGE sip:b@h SIP/2.0', 'Content-Type: image/png', '', '\xff'), 'latin1');
    expect(codec.encode!(codec.decode({ direction: 'in', text: false, bytes }))).toEqual({ bytes });
    const tree = { method: 'MESSAGE', uri: 'sip:a', headers: { 'Content-Length': '0' }, body: 'hä' };
    expect(codec.encode!(tree)).toEqual({ text: 'MESSAGE sip:a SIP/2.0\r\nContent-Length: 3\r\n\r\nhä' });
    expect(() => codec.encode!({ method: 'A', headers: { B: 'c\r\nD: e' } })).toThrow('has a line end in it');
    expect(() => codec.encode!({ headers: {} })).toThrow('a method, or a status');
  });
});
