import { Duplex } from 'node:stream';
import { MqttClient } from 'mqtt';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EngineSocket } from '../../../support/decode/engineSocket.ts';
import { messageStream } from '../../../support/decode/messageStream.ts';
import { mqttBroker } from '../../../support/decode/mqttBroker.ts';

/** mqtt.js wants a stream. */
function streamOf(socket: EngineSocket, make = messageStream): Duplex {
  const waiting: Buffer[] = [];
  const stream = make((bytes) => {
    if (socket.readyState === socket.OPEN) socket.send(bytes);
    else waiting.push(bytes);
  });
  socket.onopen = () => {
    for (const bytes of waiting.splice(0)) socket.send(bytes);
  };
  socket.onmessage = ({ data }) => stream.push(Buffer.from(data as ArrayBuffer));
  socket.onclose = () => stream.destroy();
  return stream;
}

/** Nothing that is written together goes out together, and nothing of more than 1,000 bytes. */
function inPieces(send: (bytes: Buffer) => void): Duplex {
  return new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; at += 1_000) send(chunk.subarray(at, at + 1_000));
      done();
    },
  });
}

describe('MQTT, beside aedes and mqtt.js', () => {
  it('tells what they say, and pairs what they pair', async () => {
    // aedes speaks MQTT 3.1.1.
    const protocolVersion = 4;
    const { url } = await mqttBroker();
    let socket: EngineSocket | undefined;
    const sent: string[] = [];
    const received: string[] = [];
    const client = new MqttClient(() => streamOf((socket = new EngineSocket(url, ['mqtt']))), {
      protocolVersion,
      clientId: 'probe',
      reconnectPeriod: 0,
      keepalive: 0,
    });
    onTestFinished(() => void client.end(true));
    client.on('packetsend', ({ cmd }) => sent.push(cmd));
    client.on('packetreceive', ({ cmd }) => received.push(cmd));
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    const heard: string[] = [];
    client.on('message', (topic, payload) => heard.push(`${topic} ${payload.toString()}`));
    await client.subscribeAsync('a/#', { qos: 2 });
    await client.publishAsync('a/b', '{"temperature":21}', { qos: 1 });
    await client.publishAsync('a/c', 'hello', { qos: 2 });
    await client.publishAsync('other', Buffer.from([0xff]), { qos: 0 });
    await client.unsubscribeAsync('a/#');
    await expect.poll(() => heard.length, { timeout: 5_000 }).toBe(2);
    const lines = async (filter: string): Promise<string[]> =>
      (await socket!.rows(filter)).flatMap(({ preview }) => preview.split('; '));
    const commands = async (filter: string): Promise<string[]> =>
      (await lines(filter)).map((line) => line.split(' ')[0]!.toLowerCase());
    await expect.poll(() => commands('dir:out op:binary'), { timeout: 5_000 }).toEqual(['connect', ...sent]);
    expect((await commands('dir:in op:binary')).sort()).toEqual(received.sort());
    const said = await socket!.said();
    expect(said[0]).toBe('> CONNECT probe MQTT 3.1.1');
    expect(await lines('dir:out')).toContainEqual(
      expect.stringMatching(/^PUBLISH a\/b QoS 1 #\d+ \{"temperature":21\}$/),
    );
    expect(await lines('dir:out')).toContain("PUBLISH other h'ff'");
    const answered = await socket!.answered();
    // The rest goes in messages with other packets: a row has one partner.
    const pairs = [
      ['CONNECT', 'CONNACK'],
      ['SUBSCRIBE', 'SUBACK'],
      ['PUBLISH a/b', 'PUBACK'],
    ] as const;
    for (const [asks, answers] of pairs)
      expect(answered).toContainEqual([expect.stringContaining(asks), expect.stringContaining(answers)]);
    expect(await socket!.said('$.clientId == "probe"')).toHaveLength(1);
    expect(socket!.engine.snapshot.decoder).toMatchObject({ chain: 'mqtt', sure: 1 });
  });

  it('tells what goes over several messages, as mqtt.js writes its stream', async () => {
    const { url, aedes } = await mqttBroker();
    let socket: EngineSocket | undefined;
    const client = new MqttClient(() => streamOf((socket = new EngineSocket(url, ['mqtt'])), inPieces), {
      ...{ protocolVersion: 4, clientId: 'pieces', reconnectPeriod: 0, keepalive: 0 },
    });
    onTestFinished(() => void client.end(true));
    await new Promise<void>((resolve) => client.once('connect', () => resolve()));
    const arrived: string[] = [];
    aedes.on('publish', ({ topic, payload }) => {
      if (topic.startsWith('long/')) arrived.push(`${topic} ${payload.length}`);
    });
    await client.publishAsync('long/one', 'x'.repeat(5_000), { qos: 1 });
    await client.publishAsync('long/two', 'hello', { qos: 1 });
    expect(arrived).toEqual(['long/one 5000', 'long/two 5']);
    const said = await socket!.said('dir:out op:binary');
    expect(said.filter((one) => one.includes('goes on')).length).toBeGreaterThan(5);
    const whole = said.filter((one) => !one.includes('goes on'));
    expect(whole).toEqual([
      '> CONNECT pieces MQTT 3.1.1',
      expect.stringMatching(/^> PUBLISH long\/one QoS 1 #\d+ x{50}/),
      expect.stringMatching(/^> PUBLISH long\/two QoS 1 #\d+ hello$/),
    ]);
    expect(await socket!.said('dir:out op:binary -$.part exists')).toEqual(whole);
    expect(await socket!.said('mqtt.topic:"long/two"')).toEqual(whole.slice(2));
    expect((await socket!.answered()).map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ')[0]])).toEqual([
      ['CONNECT', 'CONNACK'],
      ['PUBLISH', 'PUBACK'],
      ['PUBLISH', 'PUBACK'],
    ]);
    expect(socket!.engine.snapshot.decoder).toMatchObject({ chain: 'mqtt' });
  });
});
