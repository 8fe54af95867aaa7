import type { Correlation } from '../../correlation/correlation.ts';
import type { Format } from '../format.ts';
import { jsonCodec, shareOfJson } from '../jsonPayload.ts';
import { isList, member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';

/** Types of graphql-transport-ws (github.com/enisdenjo/graphql-ws, PROTOCOL.md), and of graphql-ws, its elder. */
const types = new Set(
  'connection_init connection_ack connection_error connection_terminate ping pong subscribe start stop next data error complete ka'.split(
    ' ',
  ),
);

/** GraphQL over WebSocket, of either protocol. */
export const graphqlws: Format = {
  id: 'graphqlws',
  title: 'GraphQL over WebSocket',
  recognise(evidence) {
    if (/^graphql-(?:transport-)?ws$/.test(evidence.subprotocol)) return 1;
    const begins = evidence.messages.some(({ direction, bytes }) => {
      return direction === 'out' && /"type"\s*:\s*"connection_init"/.test(Buffer.from(bytes).toString('latin1'));
    });
    return begins ? 0.9 * shareOfJson(evidence, (value) => types.has(textMember(value, 'type') ?? '')) : 0;
  },
  open: () => Promise.resolve(codec),
};

const codec = jsonCodec({ summary: line, correlations });

/** `subscribe #1 Greetings`, `next #1 {"greetings":"Hi"}`. */
function line(message: Plain): string {
  const type = textMember(message, 'type') ?? '';
  const id = textMember(message, 'id');
  const payload = member(message, 'payload');
  return words(type, id === undefined ? '' : `#${id}`, saidIn(type, payload));
}

function saidIn(type: string, payload: Plain | undefined): string {
  switch (type) {
    case 'subscribe':
    case 'start':
      return operationOf(payload);
    case 'error':
    case 'connection_error':
      return isList(payload) ? messagesOf(payload) : (textMember(payload, 'message') ?? brief(payload));
    case 'next':
    case 'data':
      return resultOf(payload);
    default:
      return brief(payload);
  }
}

function messagesOf(errors: readonly Plain[]): string {
  return errors.map((error) => textMember(error, 'message') ?? brief(error)).join('; ');
}

/** Its name, or the beginning of its text. */
function operationOf(payload: Plain | undefined): string {
  const name = textMember(payload, 'operationName');
  const query = (textMember(payload, 'query') ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
  const variables = member(payload, 'variables');
  return words(name ?? query, variables === undefined ? '' : brief(variables));
}

/** `{"greetings":"Hi"}`; with errors these first, and what data there is nevertheless. */
function resultOf(payload: Plain | undefined): string {
  const errors = member(payload, 'errors');
  const data = member(payload, 'data');
  if (!isList(errors) || errors.length === 0) return brief(data ?? payload);
  return words('error', messagesOf(errors), data === undefined || data === null ? '' : brief(data));
}

/** An operation is answered by the first of its results, or by its end. */
function correlations(message: Plain): readonly Correlation[] {
  const id = textMember(message, 'id');
  switch (textMember(message, 'type')) {
    case 'connection_init':
      return [{ id: 'connection', role: 'request' }];
    case 'connection_ack':
    case 'connection_error':
      return [{ id: 'connection', role: 'reply' }];
    case 'ping':
      return [{ id: 'ping', role: 'request' }];
    case 'pong':
      return [{ id: 'ping', role: 'reply' }];
    case 'subscribe':
    case 'start':
      return id === undefined ? [] : [{ id: `operation ${id}`, role: 'request' }];
    case 'next':
    case 'data':
    case 'error':
    case 'complete':
      return id === undefined ? [] : [{ id: `operation ${id}`, role: 'reply' }];
    default:
      return [];
  }
}
