import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { scriptedPeer } from '../../../support/decode/scriptedPeer.ts';
import { socketClass } from '../../../support/decode/socketClass.ts';

/** What of its interface is used. */
interface Ended {
  response: { status_code: number; reason_phrase: string };
}
interface Message {
  originator: 'local' | 'remote';
  request: { body: string };
}
interface Agent {
  start(): void;
  stop(): void;
  on(event: 'registered', heard: (event: Ended) => void): void;
  on(event: 'newMessage', heard: (event: Message) => void): void;
  sendMessage(to: string, body: string, options: object): void;
}
const sip = createRequire(import.meta.url)('jssip') as {
  UA: new (configuration: object) => Agent;
  WebSocketInterface: new (url: string) => object;
};

/** Of a request, that its response has, too (RFC 3261 §8.2.6.2). */
function echoed(request: string): string[] {
  return request.split('\r\n').filter((line) => /^(?:Via|From|To|Call-ID|CSeq):/i.test(line));
}

/** A registrar that wants a password, and a proxy that knows Bob; he answers. */
const proxy = (): Promise<string> =>
  scriptedPeer(
    (say) => {
      const respond = (request: string, status: string, ...more: readonly string[]): void =>
        say([`SIP/2.0 ${status}`, ...echoed(request), ...more, 'Content-Length: 0', '', ''].join('\r\n'));
      const bobSays = (text: string): void =>
        say(
          [
            'MESSAGE sip:alice@example.com SIP/2.0',
            'Via: SIP/2.0/WS proxy.example.com;branch=z9hG4bKbob',
            'Max-Forwards: 70',
            'f: "Bob" <sip:bob@example.com>;tag=b',
            't: <sip:alice@example.com>',
            'i: from-bob',
            'CSeq: 7 MESSAGE',
            'c: text/plain',
            `l: ${Buffer.byteLength(text)}`,
            '',
            text,
          ].join('\r\n'),
        );
      return (request) => {
        if (request.startsWith('REGISTER')) {
          const contact = /^Contact: (.*)$/im.exec(request)?.[1] ?? '';
          if (/^Authorization: Digest /m.test(request)) respond(request, '200 OK', `Contact: ${contact}`);
          else
            respond(request, '401 Unauthorized', 'WWW-Authenticate: Digest realm="example.com", nonce="n", qop="auth"');
        } else if (request.startsWith('MESSAGE sip:bob@')) {
          respond(request, '200 OK');
          bobSays('hällo');
        } else if (request.startsWith('MESSAGE')) respond(request, '404 Not Found');
      };
    },
    { subprotocol: 'sip' },
  );

describe('SIP, beside JsSIP', () => {
  it('tells what it says and hears, and pairs final responses', async () => {
    const { Socket, opened } = socketClass();
    vi.stubGlobal('WebSocket', Socket);
    const agent = new sip.UA({
      sockets: [new sip.WebSocketInterface(await proxy())],
      uri: 'sip:alice@example.com',
      password: 'secret',
      register: true,
      connection_recovery_min_interval: 600,
    });
    onTestFinished(() => {
      agent.stop();
      vi.unstubAllGlobals();
    });
    const registered = new Promise<Ended>((resolve) => agent.on('registered', resolve));
    const heard = new Promise<string>((resolve) =>
      agent.on('newMessage', ({ originator, request }) => {
        if (originator === 'remote') resolve(request.body);
      }),
    );
    agent.start();
    expect((await registered).response.status_code).toBe(200);
    const ended = (to: string): Promise<Ended> =>
      new Promise((resolve) => agent.sendMessage(to, 'hi', { eventHandlers: { succeeded: resolve, failed: resolve } }));
    expect((await ended('sip:nobody@example.com')).response).toMatchObject({
      status_code: 404,
      reason_phrase: 'Not Found',
    });
    expect((await ended('sip:bob@example.com')).response.status_code).toBe(200);
    expect(await heard).toBe('hällo');
    const socket = opened[0]!;
    await socket.engine.until(({ frames }) => frames >= 10);
    const said = (await socket.said()).map((one) => one.replace(/#\d+/, '#'));
    expect(said.slice(0, 10)).toEqual([
      '> REGISTER sip:example.com # from sip:alice@example.com',
      '< 401 Unauthorized REGISTER #',
      '> REGISTER sip:example.com # from sip:alice@example.com',
      '< 200 OK REGISTER #',
      '> MESSAGE sip:nobody@example.com # from sip:alice@example.com hi',
      '< 404 Not Found MESSAGE #',
      '> MESSAGE sip:bob@example.com # from sip:alice@example.com hi',
      '< 200 OK MESSAGE #',
      '< MESSAGE sip:alice@example.com # from sip:bob@example.com hällo',
      '> 200 OK MESSAGE #',
    ]);
    const answered = await socket.answered();
    expect(answered.map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ')[0]])).toEqual([
      ['REGISTER', '401'],
      ['REGISTER', '200'],
      ['MESSAGE', '404'],
      ['MESSAGE', '200'],
      ['MESSAGE', '200'],
    ]);
    expect(await socket.said('$.headers["Call-ID"] == "from-bob" dir:in')).toHaveLength(1);
    expect(socket.engine.snapshot.decoder).toEqual({
      chain: 'sip',
      by: 'evidence',
      sure: 1,
      evidence: ['subprotocol', 'messages'],
      writes: true,
    });
  });
});
