import type { Correlation, CorrelationRole } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { isList, member, objectOf, textMember, type Plain } from '../plain.ts';
import { words } from '../plainText.ts';
import { XmlReader } from '../xmlReader.ts';
import { writeXmlElement } from '../xmlWriter.ts';

/** Elements that a message may be: of the framing, of streams, of SASL and of stream management (XEP-0198). */
const first = /^\s*<(?:open|close|iq|message|presence|stream:features|stream:error|auth|success)[\s/>]/;
const ours = /urn:ietf:params:xml:ns:xmpp|jabber:client|etherx\.jabber\.org/;

/** XMPP over WebSocket (RFC 7395): each message is one element. */
export const xmpp: Format = {
  id: 'xmpp',
  title: 'XMPP',
  recognise({ subprotocol, messages }) {
    if (subprotocol === 'xmpp') return 1;
    const texts = messages
      .filter(({ text }) => text)
      .map(({ bytes }) => Buffer.from(bytes.subarray(0, 500)).toString());
    const elements = texts.filter((text) => first.test(text));
    if (!elements.some((text) => ours.test(text))) return 0;
    return (0.95 * elements.length) / texts.length;
  },
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode({ bytes }, ranges) {
    // Some keep a connection alive with space.
    return bytes.length > 0 && bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))
      ? objectOf({ keepAlive: true })
      : new XmlReader(bytes, ranges).whole();
  },
  summary: line,
  correlations,
  encode: (tree) => ({ text: member(tree, 'keepAlive') === true ? ' ' : writeXmlElement(tree) }),
};

function attribute(tree: Plain, name: string): string | undefined {
  return textMember(member(tree, 'attributes'), name);
}

function childrenOf(tree: Plain): readonly Plain[] {
  const children = member(tree, 'children');
  return isList(children) ? children : [];
}

function child(tree: Plain, element: string): Plain | undefined {
  return childrenOf(tree).find((one) => textMember(one, 'element') === element);
}

function elementsIn(tree: Plain | undefined): string[] {
  return tree === undefined ? [] : childrenOf(tree).flatMap((one) => textMember(one, 'element') ?? []);
}

/** `iq get #1 to a@b query jabber:iq:roster`, `message chat from a@b hello`, `iq error #1 item-not-found`. */
function line(tree: Plain): string {
  const element = textMember(tree, 'element');
  if (element === undefined) return 'keep-alive';
  const id = attribute(tree, 'id');
  const about = words(
    element.replace(/^stream:/, ''),
    attribute(tree, 'type'),
    id === undefined ? '' : `#${id}`,
    ...['from', 'to'].map((name) => (attribute(tree, name) === undefined ? '' : `${name} ${attribute(tree, name)}`)),
    attribute(tree, 'mechanism'),
    attribute(tree, 'h'),
  );
  return words(about, errorIn(tree) ?? contentOf(tree, element)).slice(0, 500);
}

function contentOf(tree: Plain, element: string): string {
  const text = (name: string): string | undefined => textMember(child(tree, name), 'text');
  switch (element) {
    case 'message':
      return (
        text('body') ?? (text('subject') === undefined ? words(...elementsIn(tree)) : `subject ${text('subject')}`)
      );
    case 'presence':
      return words(text('show'), text('status'));
    case 'iq': {
      const [payload] = childrenOf(tree);
      return payload === undefined ? '' : words(textMember(payload, 'element'), attribute(payload, 'xmlns'));
    }
    case 'stream:features':
      return words(...elementsIn(tree));
    default:
      return '';
  }
}

/** Of a stanza, of a stream, of SASL: the condition, and what it says in words (RFC 6120 §4.9, §6.5, §8.3). */
function errorIn(tree: Plain): string | undefined {
  const element = textMember(tree, 'element');
  const error =
    element === 'stream:error' || element === 'failure' || element === 'failed' ? tree : child(tree, 'error');
  if (error === undefined) return undefined;
  const conditions = elementsIn(error).filter((name) => name !== 'text');
  return words(conditions[0], textMember(child(error, 'text'), 'text'));
}

function correlations(tree: Plain): readonly Correlation[] {
  const id = attribute(tree, 'id') ?? '';
  const type = attribute(tree, 'type');
  const one = (about: string, role: CorrelationRole): Correlation[] => [{ id: about, role }];
  switch (textMember(tree, 'element')) {
    case 'iq':
      return one(`iq ${id}`, type === 'result' || type === 'error' ? 'reply' : 'request');
    case 'open':
      return one('open', 'either');
    case 'close':
      return one('close', 'either');
    case 'auth':
      return one('auth', 'request');
    case 'success':
    case 'failure':
      return one('auth', 'reply');
    default:
      return [];
  }
}
