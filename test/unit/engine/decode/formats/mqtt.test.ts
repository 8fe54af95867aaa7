import { describe, expect, it } from 'vitest';
import { exactJsonText } from '../../../../../src/engine/decode/jsonPayload.ts';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const connect4 = '0x100c 00044d515454 04 02 003c 0000';
const connect5 = '0x100d 00044d515454 05 02 003c 00 0000';
const codec = await codecOf('mqtt', evidence([`> ${connect4}`]));
const five = await codecOf('mqtt', evidence([`> ${connect5}`]));

// OASIS mqtt-v3.1.1 §3 and mqtt-v5.0 §3.
describe('MQTT', () => {
  it('reads packets', () => {
    expect(read(codec, '0x3209 0003612f62 000a 6869')).toMatchObject({
      cmd: 'publish',
      topic: 'a/b',
      qos: 1,
      messageId: 10,
      payload: 'hi',
    });
    expect(read(codec, '0x3006 0003612f62 ff')).toMatchObject({ payload: "h'ff'" });
    expect(read(codec, '0x300c 0003612f62 7b2261223a317d')).toMatchObject({ payload: { a: 1 } });
    // §3.8.4, the figure “Payload byte format non-normative example”.
    expect(read(codec, '0x820e 000a 0003612f62 01 0003632f64 02')).toMatchObject({
      cmd: 'subscribe',
      messageId: 10,
      subscriptions: [
        { topic: 'a/b', qos: 1 },
        { topic: 'c/d', qos: 2 },
      ],
    });
    expect(read(codec, connect4)).toMatchObject({ cmd: 'connect', protocolVersion: 4, keepalive: 60, clean: true });
  });

  it('reads properties where the client connected with 5', () => {
    // §3.3.2.3.8: user properties.
    const published = '0x3012 0003612f62 0a 26 0001 6b 0004 76616c75 6869';
    expect(read(five, published)).toMatchObject({ properties: { userProperties: { k: 'valu' } }, payload: 'hi' });
    expect(read(five, '0x4004 000a 10 00')).toMatchObject({ cmd: 'puback', reasonCode: 0x10 });
  });

  it('reads the will and the password of a CONNECT as text where they are, and writes them again', () => {
    // §3.1.2, flags: user name, password, will; a will with the payload {"a":1}, then one of a byte that is no text.
    const will = (payload: string): string => {
      const bytes = Buffer.from(payload, 'hex');
      const body = `00044d515454 04 c6 003c 0001 63 0001 77 ${bytes.length.toString(16).padStart(4, '0')} ${payload} 0001 75 0002 7077`;
      return `0x10 ${(body.replaceAll(' ', '').length / 2).toString(16)} ${body}`;
    };
    const json = will('7b2261223a317d');
    expect(read(codec, json)).toMatchObject({ will: { topic: 'w', payload: { a: 1 } }, username: 'u', password: 'pw' });
    for (const hex of [json, will('ff'), will('6869')]) {
      const given = payload(hex);
      expect(codec.encode!(codec.decode(given))).toEqual({ bytes: given.bytes });
    }
  });

  it('reads numbers of a payload exactly, and writes them', () => {
    const json = '{"id":12345678901234567890}';
    const bytes = Buffer.concat([Buffer.from('3020000361 2f62'.replace(' ', ''), 'hex'), Buffer.from(json)]);
    const tree = codec.decode({ direction: 'in', text: false, bytes });
    expect(tree).toMatchObject({ payload: { id: 12_345_678_901_234_567_890n } });
    expect(codec.encode!(tree)).toEqual({ bytes });
  });

  it('reads several packets of one message', () => {
    expect(read(codec, '0xc000 d000')).toEqual([{ cmd: 'pingreq' }, { cmd: 'pingresp' }]);
    expect(line(codec, '0xc000 d000')).toBe('PINGREQ; PINGRESP');
  });

  it('knows no packet by flags that its type does not have', () => {
    // §2.1.3: SUBSCRIBE with 6, PUBREL with 0, CONNACK with 1; §3.3.1.2: QoS 3.
    for (const hex of ['0x864c 000a', '0x6002 000a', '0x2102 0000', '0x3609 0003612f62 000a 6869'])
      expect(refusedAt(codec, hex)).toBe(0);
    // A packet of its kind that is cut off goes on in the next message; another one is wrong where it begins.
    expect(refusedAt(codec, '0xc000 864c')).toBe(2);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '0x')).toBe(0);
    expect(refusedAt(codec, '0x0000')).toBe(0);
    expect(refusedAt(codec, '0x30ffffffff01')).toBe(1);
    expect(refusedAt(codec, '0x30ff')).toBe(2);
    expect(refusedAt(codec, '0xc000 3005 00')).toBe(5);
    expect(refusedAt(codec, '0xc000 3002 0009')).toBe(2);
  });

  it('has a line for each', () => {
    expect(line(codec, '0x3209 0003612f62 000a 6869')).toBe('PUBLISH a/b QoS 1 #10 hi');
    expect(line(codec, '0x820e 000a 0003612f62 01 0003632f64 02')).toBe('SUBSCRIBE a/b, c/d #10');
    expect(line(codec, '0x4002 000a')).toBe('PUBACK #10');
    expect(line(codec, connect4)).toBe('CONNECT MQTT 3.1.1');
    expect(line(codec, connect5)).toBe('CONNECT MQTT 5');
    // mqtt-v3.1.1 §3.2.2.3 and §3.9.3; mqtt-v5.0 §2.4.
    expect(line(codec, '0x2002 0000')).toBe('CONNACK Accepted');
    expect(line(codec, '0x2002 0100')).toBe('CONNACK Accepted session present');
    expect(line(codec, '0x2002 0005')).toBe('CONNACK 5 Not authorized');
    expect(line(codec, '0x9005 000a 01 80 02')).toBe('SUBACK QoS 1, 128 Failure, QoS 2 #10');
    expect(line(codec, '0xb002 000a')).toBe('UNSUBACK #10');
    expect(line(five, '0x2003 0000 00')).toBe('CONNACK Success');
    expect(line(five, '0x2003 0087 00')).toBe('CONNACK 135 Not authorized');
    expect(line(five, '0x9004 000a 00 a2')).toBe('SUBACK 162 Wildcard Subscriptions not supported #10');
    expect(line(five, '0xb005 000a 00 00 11')).toBe('UNSUBACK 17 No subscription existed #10');
    expect(line(five, '0x4003 000a 10')).toBe('PUBACK 16 No matching subscribers #10');
    expect(line(five, '0xe001 8e')).toBe('DISCONNECT 142 Session taken over');
  });

  it('knows what answers what', () => {
    expect(ids(codec, '0x3209 0003612f62 000a 6869')).toEqual(['request publish 10']);
    expect(ids(codec, '0x3007 0003612f62 6869')).toEqual([]);
    expect(ids(codec, '0x4002 000a')).toEqual(['reply publish 10']);
    expect(ids(codec, '0x5002 000a')).toEqual(['reply publish 10']);
    expect(ids(codec, '0x6202 000a')).toEqual(['request release 10']);
    expect(ids(codec, '0x7002 000a')).toEqual(['reply release 10']);
    expect(ids(codec, '0xc000')).toEqual(['request ping ']);
  });

  it('is recognised by its subprotocol and by CONNECT', () => {
    expect(sure('mqtt', evidence([], { subprotocol: 'mqttv3.1' }))).toBe(1);
    expect(sure('mqtt', evidence([`> ${connect5}`]))).toBe(0.95);
    expect(sure('mqtt', evidence([`< ${connect5}`]))).toBe(0);
  });

  it('writes no PUBLISH whose id is missing or none', () => {
    const publish = (changes: object) =>
      codec.encode!(exactJsonText(JSON.stringify({ cmd: 'publish', topic: 'a/b', payload: 'hi', ...changes })));
    for (const qos of [1, 2])
      for (const messageId of [undefined, 0, 65_536, 1.5, '7', null])
        expect(() => publish({ qos, messageId })).toThrow(`A PUBLISH with QoS ${qos} has a messageId, 1 to 65535.`);
    expect(publish({ qos: 1, messageId: 10 })).toEqual({ bytes: payload('0x32090003612f62000a6869').bytes });
    expect(publish({ qos: 0 })).toEqual({ bytes: payload('0x3007 0003612f62 6869').bytes });
  });

  it.each(['0x32090003612f62000a6869', '0x3006 0003612f62 ff', '0xc000'])('writes %s again', (packet) => {
    const { bytes } = payload(packet);
    expect(codec.encode!(codec.decode(payload(packet)))).toEqual({ bytes });
  });
});
