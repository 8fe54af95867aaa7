import { describe, expect, it } from 'vitest';
import { codecOf, evidence, ids, line, payload, read, refusedAt, sure } from '../../../../support/decode/payloads.ts';

const codec = await codecOf('xmpp');
const open = '<open xmlns="urn:ietf:params:xml:ns:xmpp-framing" to="example.com" version="1.0"/>';

// RFC 7395 §3; RFC 6120 §9 (examples); RFC 6121 §4, §5.
describe('XMPP', () => {
  it('reads elements', () => {
    expect(read(codec, open)).toEqual({
      element: 'open',
      attributes: { xmlns: 'urn:ietf:params:xml:ns:xmpp-framing', to: 'example.com', version: '1.0' },
    });
    expect(
      read(
        codec,
        "<message to='a@b'>\n<body>Art thou not &lt;Romeo&gt; &#x26; <![CDATA[a <Montague>]]>?</body></message>",
      ),
    ).toEqual({
      element: 'message',
      attributes: { to: 'a@b' },
      children: ['\n', { element: 'body', text: 'Art thou not <Romeo> & a <Montague>?' }],
    });
    expect(read(codec, ' ')).toEqual({ keepAlive: true });
    expect(() => codec.encode!({ elment: 'iq' })).toThrow('is no name of XML');
  });

  it.each([
    [open, 'open to example.com', ['either open']],
    ['<close xmlns="urn:ietf:params:xml:ns:xmpp-framing"/>', 'close', ['either close']],
    [
      '<stream:features xmlns:stream="http://etherx.jabber.org/streams"><bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/><sm xmlns="urn:xmpp:sm:3"/></stream:features>',
      'features bind sm',
      [],
    ],
    [
      '<auth xmlns="urn:ietf:params:xml:ns:xmpp-sasl" mechanism="PLAIN">AGp1bGlldAA=</auth>',
      'auth PLAIN',
      ['request auth'],
    ],
    ['<success xmlns="urn:ietf:params:xml:ns:xmpp-sasl"/>', 'success', ['reply auth']],
    [
      '<failure xmlns="urn:ietf:params:xml:ns:xmpp-sasl"><not-authorized/><text>Wrong</text></failure>',
      'failure not-authorized Wrong',
      ['reply auth'],
    ],
    [
      '<iq id="rg1" type="get" to="a@b" xmlns="jabber:client"><query xmlns="jabber:iq:roster"/></iq>',
      'iq get #rg1 to a@b query jabber:iq:roster',
      ['request iq rg1'],
    ],
    ['<iq id="rg1" type="result" from="a@b"/>', 'iq result #rg1 from a@b', ['reply iq rg1']],
    [
      '<iq id="b1" type="error"><query/><error type="cancel"><item-not-found xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/><text>No such</text></error></iq>',
      'iq error #b1 item-not-found No such',
      ['reply iq b1'],
    ],
    [
      '<message type="chat" from="romeo@m/orchard" to="juliet@c"><body>hällo</body><active/></message>',
      'message chat from romeo@m/orchard to juliet@c hällo',
      [],
    ],
    ['<message to="juliet@c"><composing/></message>', 'message to juliet@c composing', []],
    ['<presence from="a@b"><show>away</show><status>out</status></presence>', 'presence from a@b away out', []],
    ['<message type="groupchat"><subject>Hi</subject></message>', 'message groupchat subject Hi', []],
    ['<presence type="unavailable"/>', 'presence unavailable', []],
    ['<stream:error><conflict/></stream:error>', 'error conflict', []],
    ['<a xmlns="urn:xmpp:sm:3" h="12"/>', 'a 12', []],
    [' ', 'keep-alive', []],
  ])('has a line for %s, and knows what it answers', (text, said, answers) => {
    expect(line(codec, text)).toBe(said);
    expect(ids(codec, text)).toEqual(answers);
  });

  it('says where it is wrong', () => {
    expect(refusedAt(codec, '<iq><a></iq>')).toBe(9);
    expect(refusedAt(codec, '<ä><b</ä>')).toBe(6);
    expect(refusedAt(codec, '<iq>')).toBe(4);
    expect(refusedAt(codec, '<iq/><iq/>')).toBe(5);
    expect(refusedAt(codec, 'iq')).toBe(0);
    expect(refusedAt(codec, '<iq a="1" a="2"/>')).toBe(9);
    expect(refusedAt(codec, '0x3cff2f3e')).toBeUndefined();
  });

  it('expands nothing', () => {
    const entity = '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY b "&lol;&lol;">]><a>&b;</a>';
    expect(() => codec.decode(payload(entity))).toThrow('XMPP allows neither');
    expect(() => codec.decode(payload('<a>&lol;</a>'))).toThrow('none of the five');
    expect(() => codec.decode(payload('<!-- a --><a/>'))).toThrow('XMPP allows neither');
    expect(() => codec.decode(payload('<a><?php a?></a>'))).toThrow('XMPP allows neither');
    expect(() => codec.decode(payload('<a>'.repeat(1_000)))).toThrow('nested');
  });

  it('takes names for names', () => {
    const tree = codec.decode(payload('<a __proto__="1" constructor="2"/>')) as { attributes: object };
    expect(Object.entries(tree.attributes)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
  });

  it('is recognised by its subprotocol and by its elements', () => {
    expect(sure('xmpp', evidence([], { subprotocol: 'xmpp' }))).toBe(1);
    expect(sure('xmpp', evidence([`> ${open}`, '< <iq id="1" type="result"/>']))).toBe(0.95);
    expect(sure('xmpp', evidence(['> <open door="1"/>']))).toBe(0);
  });

  it.each([open, '<a b="&quot;&amp;&lt;">x &gt; y<c/>\n<d>é</d></a>', '<message><body>hi</body></message>', ' '])(
    'writes %s again',
    (text) => {
      expect(codec.encode!(codec.decode(payload(text)))).toEqual({ text });
    },
  );

  it('writes no other names than those of XML', () => {
    expect(() => codec.encode!({ element: 'a b' })).toThrow('is no name of XML');
    expect(() => codec.encode!({ element: 'a', attributes: { 'b=""><script': '1' } })).toThrow('is no name of XML');
  });
});
