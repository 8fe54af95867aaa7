import type { Correlation, CorrelationRole } from '../../correlation/correlation.ts';
import type { Beginning, Codec, Format } from '../format.ts';
import { jsonOfBeginning } from '../jsonPayload.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';
import { typeName, wampElements, wampList } from '../wampMessages.ts';
import { mayBeWamp, readWamp } from '../wampSerializer.ts';
import { wampWriter } from '../wampWriter.ts';

/** WAMP 2, in JSON, MessagePack and CBOR, one message at a time and batched (wamp-proto.org). */
export const wamp: Format = {
  id: 'wamp',
  title: 'WAMP',
  recognise({ subprotocol, messages }) {
    if (/^wamp\.2\./.test(subprotocol)) return 1;
    const whole = messages.filter(({ cut }) => !cut);
    const read = whole.map(messagesIn);
    const opens = read.some((some) => some.some((one) => opening.has(textMember(one, 'type') ?? '')));
    const fitting = read.filter((some) => some.length > 0).length;
    return whole.length === 0 ? 0 : ((opens ? 0.9 : 0.6) * fitting) / whole.length;
  },
  async open(evidence) {
    const write = await wampWriter(evidence);
    const codec: Codec = {
      decode(payload, ranges) {
        const messages = readWamp(payload, ranges);
        return messages.length === 1 ? messages[0]! : messages;
      },
      summary: (tree) => messagesOf(tree).map(line).join('; '),
      correlations: (tree) => messagesOf(tree).flatMap(correlations),
      encode: (tree) => write(messagesOf(tree).map(wampList)),
    };
    return codec;
  },
};

/** A realm and roles are in no other protocol's first message. */
const opening = new Set(['HELLO', 'WELCOME']);

function messagesIn(beginning: Beginning): readonly Plain[] {
  const value = jsonOfBeginning(beginning);
  // Most of what is JSON is no list: it is not parsed again.
  if (value !== undefined && 'wrong' in wampElements(value)) return [];
  if (!beginning.text && !mayBeWamp(beginning.bytes[0])) return [];
  try {
    return readWamp(beginning);
  } catch {
    // Evidence of nothing.
    return [];
  }
}

/** One message is itself, a batch is a list. */
function messagesOf(tree: Plain): readonly Plain[] {
  return isList(tree) ? tree : [tree];
}

/** `CALL com.example.add #3 [1,2]`, `ERROR CALL #3 com.example.error ["it failed"]`. */
function line(message: Plain): string {
  const type = textMember(message, 'type');
  const about = ['realm', 'procedure', 'topic', 'error', 'reason', 'authmethod'].map((name) =>
    textMember(message, name),
  );
  const asked = member(message, 'requestType');
  const request = member(message, 'request');
  const said = ['args', 'kwargs'].map((name) => contentOf(member(message, name)));
  return words(
    type,
    asked === undefined ? '' : typeName(asked),
    ...(asked === undefined ? about : []),
    request === undefined ? '' : `#${brief(request)}`,
    ...(asked === undefined ? [] : about),
    ...numbersOf(message),
    ...said,
  );
}

/** What else has a number: `session 7`, `registration 12`. */
function numbersOf(message: Plain): string[] {
  return ['session', 'subscription', 'registration', 'publication'].flatMap((name) => {
    const number = member(message, name);
    return number === undefined ? [] : [`${name} ${brief(number)}`];
  });
}

function contentOf(value: Plain | undefined): string {
  const text = brief(value);
  return text === '[]' || text === '{}' ? '' : text;
}

/** What a peer asks of the router, by the type of what answers; an INVOCATION has ids of its own. */
const asks = new Set(['CALL', 'SUBSCRIBE', 'UNSUBSCRIBE', 'REGISTER', 'UNREGISTER']);
const answers = new Set(['RESULT', 'SUBSCRIBED', 'UNSUBSCRIBED', 'PUBLISHED', 'REGISTERED', 'UNREGISTERED']);

function correlations(message: Plain): Correlation[] {
  const type = textMember(message, 'type') ?? '';
  const number = brief(member(message, 'request'));
  const request = (role: CorrelationRole): Correlation[] => [{ id: `request ${number}`, role }];
  const invocation = (role: CorrelationRole): Correlation[] => [{ id: `invocation ${number}`, role }];
  if (asks.has(type)) return request('request');
  // Of its own accord the router says UNSUBSCRIBED and UNREGISTERED to request 0.
  if (answers.has(type)) return number === '0' ? [] : request('reply');
  switch (type) {
    case 'PUBLISH':
      return member(member(message, 'options'), 'acknowledge') === true ? request('request') : [];
    case 'INVOCATION':
      return invocation('request');
    case 'YIELD':
      return invocation('reply');
    case 'ERROR':
      return typeName(member(message, 'requestType')) === 'INVOCATION' ? invocation('reply') : request('reply');
    case 'HELLO':
      return [{ id: 'session', role: 'request' }];
    case 'WELCOME':
    case 'ABORT':
      return [{ id: 'session', role: 'reply' }];
    case 'CHALLENGE':
      return [{ id: 'challenge', role: 'request' }];
    case 'AUTHENTICATE':
      return [{ id: 'challenge', role: 'reply' }];
    case 'GOODBYE':
      return [
        {
          id: 'goodbye',
          role: (textMember(message, 'reason') ?? '').endsWith('.goodbye_and_out') ? 'reply' : 'request',
        },
      ];
    default:
      return [];
  }
}
