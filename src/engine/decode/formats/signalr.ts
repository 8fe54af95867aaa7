import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { isList, isObject, member, textMember, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { readHubMessages, separator } from '../signalRMessages.ts';
import { hubWriter } from '../signalRWriter.ts';

/** SignalR's hub protocols, JSON and MessagePack (github.com/dotnet/aspnetcore, HubProtocol.md). */
export const signalr: Format = {
  id: 'signalr',
  title: 'SignalR',
  recognise({ messages }) {
    const first = messages.find(({ direction }) => direction === 'out');
    if (first === undefined) return 0;
    const text = Buffer.from(first.bytes.subarray(0, 200)).toString('latin1');
    const ends = text.indexOf(String.fromCharCode(separator));
    return /^\{(?=[^}]*"protocol":)(?=[^}]*"version":)[^}]*\}$/.test(text.slice(0, Math.max(0, ends))) ? 1 : 0;
  },
  async open(evidence) {
    const write = await hubWriter(evidence);
    return { ...codec, encode: (tree) => write(messagesOf(tree)) };
  },
};

const codec: Codec = {
  decode: (payload) => readHubMessages(payload),
  summary: (tree) => messagesOf(tree).map(line).join('; '),
  correlations: (tree) => messagesOf(tree).flatMap(correlation),
};

/** One message is itself, several are a list. */
function messagesOf(tree: Plain): readonly Plain[] {
  return isList(tree) ? tree : [tree];
}

/** `Send("a",1) #0`, `#0 result true`. */
function line(message: Plain): string {
  const id = textMember(message, 'invocationId');
  const number = id === undefined ? '' : `#${id}`;
  const called = `${textMember(message, 'target') ?? ''}(${brief(member(message, 'arguments')).replace(/^\[|\]$/g, '')})`;
  const error = textMember(message, 'error');
  switch (member(message, 'type')) {
    case 1:
      return join(called, number);
    case 2:
      return join(number, 'item', brief(member(message, 'item')));
    case 3:
      return join(number, error === undefined ? 'result' : 'error', error ?? brief(member(message, 'result')));
    case 4:
      return join('stream', called, number);
    case 5:
      return join('cancel', number);
    case 6:
      return 'ping';
    case 7:
      return join('close', error ?? '');
    case 8:
      return join('ack', brief(member(message, 'sequenceId')));
    case 9:
      return join('sequence', brief(member(message, 'sequenceId')));
    default:
      return isObject(message) ? join('handshake', textMember(message, 'protocol') ?? error ?? '') : brief(message);
  }
}

function join(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

function correlation(message: Plain): Correlation[] {
  const type = member(message, 'type');
  if (type === undefined)
    return [{ id: 'handshake', role: member(message, 'protocol') === undefined ? 'reply' : 'request' }];
  const id = textMember(message, 'invocationId');
  if (id === undefined) return [];
  if (type === 1 || type === 4) return [{ id, role: 'request' }];
  return type === 3 ? [{ id, role: 'reply' }] : [];
}
