import { createRequire } from 'node:module';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { scriptedPeer } from '../../../support/decode/scriptedPeer.ts';
import { tap } from '../../../support/decode/tap.ts';

/** What of its interface is used. */
interface Element {
  is(name: string): boolean;
  getChild(name: string): Element | undefined;
  getChildText(name: string): string | null;
}
interface Client {
  reconnect: { stop(): void };
  iqCaller: { request(stanza: Element): Promise<Element> };
  on(event: 'stanza', heard: (stanza: Element) => void): void;
  start(): Promise<{ toString(): string }>;
  send(stanza: Element): Promise<void>;
  stop(): Promise<unknown>;
}
const library = createRequire(import.meta.url)('@xmpp/client') as {
  client: (options: object) => Client;
  xml: (name: string, attributes: object, content?: Element | string) => Element;
};

const streams = 'xmlns:stream="http://etherx.jabber.org/streams"';
const sasl = 'xmlns="urn:ietf:params:xml:ns:xmpp-sasl"';
const bind = 'xmlns="urn:ietf:params:xml:ns:xmpp-bind"';

/** A server that knows nobody, and whose only other user answers. */
const server = (): Promise<string> =>
  scriptedPeer(
    (say) => {
      let authenticated = false;
      return (text) => {
        const id = /\bid="([^"]*)"/.exec(text)?.[1] ?? '';
        if (text.startsWith('<open')) {
          say('<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" from="localhost" id="s1" version="1.0"/>');
          const feature = authenticated
            ? `<bind ${bind}/>`
            : `<mechanisms ${sasl}><mechanism>ANONYMOUS</mechanism></mechanisms>`;
          say(`<stream:features ${streams}>${feature}</stream:features>`);
        } else if (text.startsWith('<auth')) {
          authenticated = true;
          say(`<success ${sasl}/>`);
        } else if (text.startsWith('<close')) say('<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>');
        else if (text.includes('xmpp-bind'))
          say(`<iq xmlns="jabber:client" type="result" id="${id}"><bind ${bind}><jid>a@localhost/r</jid></bind></iq>`);
        else if (text.includes('jabber:iq:version'))
          say(
            `<iq xmlns="jabber:client" type="result" id="${id}" from="localhost"><query xmlns="jabber:iq:version"><name>hällo</name></query></iq>`,
          );
        else if (text.startsWith('<iq'))
          say(
            `<iq xmlns="jabber:client" type="error" id="${id}"><error type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error></iq>`,
          );
        else if (text.startsWith('<message'))
          say('<message xmlns="jabber:client" type="chat" from="b@localhost"><body>a &lt; b &amp; c</body></message>');
      };
    },
    { subprotocol: 'xmpp' },
  );

describe('XMPP, beside xmpp.js', () => {
  it('tells what it says and hears, and pairs what it pairs', async () => {
    const { client, xml } = library;
    vi.stubGlobal('WebSocket', WebSocket);
    onTestFinished(() => void vi.unstubAllGlobals());
    const { url, opened } = await tap((await server()).replace('ws:', 'http:'));
    const xmpp = client({ service: `${url.replace('http', 'ws')}/`, domain: 'localhost' });
    xmpp.reconnect.stop();
    const heard = new Promise<string | null>((resolve) =>
      xmpp.on('stanza', (stanza) => {
        if (stanza.is('message')) resolve(stanza.getChildText('body'));
      }),
    );
    expect((await xmpp.start()).toString()).toBe('a@localhost/r');
    const version = await xmpp.iqCaller.request(
      xml('iq', { type: 'get' }, xml('query', { xmlns: 'jabber:iq:version' })),
    );
    expect(version.getChild('query')?.getChildText('name')).toBe('hällo');
    const refused = xmpp.iqCaller.request(xml('iq', { type: 'get' }, xml('query', { xmlns: 'jabber:iq:last' })));
    await expect(refused).rejects.toMatchObject({ condition: 'service-unavailable' });
    await xmpp.send(xml('message', { type: 'chat', to: 'b@localhost' }, xml('body', {}, 'hi > "there"')));
    expect(await heard).toBe('a < b & c');
    await xmpp.stop();
    const socket = opened[0]!;
    const said = (await socket.said()).map((one) => one.replace(/#\S+/, '#'));
    expect(said).toEqual([
      '> open to localhost',
      '< open # from localhost',
      '< features mechanisms',
      '> auth ANONYMOUS',
      '< success',
      '> open to localhost',
      '< open # from localhost',
      '< features bind',
      '> iq set # bind urn:ietf:params:xml:ns:xmpp-bind',
      '< iq result # bind urn:ietf:params:xml:ns:xmpp-bind',
      '> iq get # query jabber:iq:version',
      '< iq result # from localhost query jabber:iq:version',
      '> iq get # query jabber:iq:last',
      '< iq error # service-unavailable',
      '> message chat to b@localhost hi > "there"',
      '< message chat from b@localhost a < b & c',
      '> close',
      '< close',
    ]);
    const answered = await socket.answered();
    expect(answered.map(([asked, answer]) => [asked.split(' ')[0], answer.split(' ').slice(0, 2).join(' ')])).toEqual([
      ['open', 'open #s1'],
      ['auth', 'success'],
      ['open', 'open #s1'],
      ['iq', 'iq result'],
      ['iq', 'iq result'],
      ['iq', 'iq error'],
      ['close', 'close'],
    ]);
    expect(await socket.said('$.children[0].text contains "there"')).toHaveLength(1);
    expect(socket.engine.snapshot.decoder).toEqual({
      chain: 'xmpp',
      by: 'evidence',
      sure: 1,
      evidence: ['subprotocol', 'messages'],
      writes: true,
    });
  });
});
