import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { member, textMember, type Plain } from '../plain.ts';
import { brief, words } from '../plainText.ts';
import { readSip, sipHeader, writeSip } from '../sipMessage.ts';

const begins = /^(?:[A-Z]+ (?:sips?|tel):\S+ SIP\/2\.0|SIP\/2\.0 [1-6]\d\d )/;

/** SIP over WebSocket (RFC 7118): each message is a request or a response of RFC 3261. */
export const sip: Format = {
  id: 'sip',
  title: 'SIP',
  recognise({ subprotocol, messages }) {
    if (subprotocol === 'sip') return 1;
    const said = messages.filter(({ bytes }) => bytes.length > 4);
    const fitting = said.filter(({ bytes }) => begins.test(Buffer.from(bytes.subarray(0, 500)).toString('latin1')));
    return said.length === 0 ? 0 : 0.95 * (fitting.length / said.length);
  },
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: ({ bytes }) => readSip(bytes),
  summary: line,
  correlations,
  encode: writeSip,
};

/** `INVITE sip:bob@biloxi.com #314159 from sip:alice@atlanta.com application/sdp`, `200 OK INVITE #314159`. */
function line(message: Plain): string {
  const keepAlive = textMember(message, 'keepAlive');
  if (keepAlive !== undefined) return `keep-alive ${keepAlive}`;
  const { number, method } = sequenceOf(message);
  const from = addressIn(sipHeader(message, 'From') ?? '');
  const said = contentOf(message);
  const request = textMember(message, 'method');
  if (request !== undefined) {
    const uri = textMember(message, 'uri')?.slice(0, 200);
    // What is subscribed to, or told of (RFC 6665 §8.2.1).
    const event = sipHeader(message, 'Event')?.split(';')[0]?.slice(0, 100);
    return words(request, uri, number, from === '' ? '' : `from ${from}`, event, said);
  }
  return words(brief(member(message, 'status')), textMember(message, 'reason')?.slice(0, 200), method, number, said);
}

/** A text is itself, all else what it is. */
function contentOf(message: Plain): string {
  const body = member(message, 'body');
  if (body === undefined) return '';
  const type = sipHeader(message, 'Content-Type') ?? '';
  return typeof body === 'string' && /^text\/plain/i.test(type) ? body.slice(0, 200) : type.slice(0, 100);
}

function sequenceOf(message: Plain): { number: string; method: string } {
  const [number, method = ''] = (sipHeader(message, 'CSeq') ?? '').split(/\s+/);
  return { number: number === undefined || number === '' ? '' : `#${number}`, method };
}

/** `sip:alice@atlanta.com` of `"Alice" <sip:alice@atlanta.com>;tag=1`. */
function addressIn(header: string): string {
  const [, inBrackets] = /<([^<>]*)>/.exec(header) ?? [];
  return (inBrackets ?? header.split(';')[0]!).slice(0, 200);
}

/** The final response of a transaction (§17): the dialog's id, the sequence number and the method are in both. */
function correlations(message: Plain): readonly Correlation[] {
  const keepAlive = textMember(message, 'keepAlive');
  if (keepAlive !== undefined) return [{ id: 'keep-alive', role: keepAlive === 'ping' ? 'request' : 'reply' }];
  const call = sipHeader(message, 'Call-ID');
  const { number, method } = sequenceOf(message);
  if (call === undefined || number === '') return [];
  const id = `${number.slice(1)} ${method} ${call}`;
  const status = member(message, 'status');
  // An ACK asks for nothing, and what is provisional answers nothing yet.
  if (status === undefined) return textMember(message, 'method') === 'ACK' ? [] : [{ id, role: 'request' }];
  return typeof status === 'number' && status >= 200 ? [{ id, role: 'reply' }] : [];
}
