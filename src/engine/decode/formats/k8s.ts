import { t } from '../../../contract/l10n.ts';
import { DecodeError, type Codec, type Evidence, type Format, type Payload } from '../format.ts';
import { writtenBody } from '../jsonInText.ts';
import { jsonText } from '../jsonPayload.ts';
import { integer, member, objectOf, textMember, textOrBytes, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';

/** Of exec and attach, by their numbers (github.com/kubernetes/apimachinery, util/remotecommand/constants.go). */
const channels = ['stdin', 'stdout', 'stderr', 'error', 'resize'] as const;
/** Of v5: ends the channel that follows (kubernetes/enhancements, KEP-4006). */
const close = 255;

/** `channel.k8s.io` up to its version 5, and `base64.channel.k8s.io`; not the tunnels of `portforward.k8s.io`. */
const subprotocols = /^(?:base64\.|v[1-5]\.base64\.)?(?:v[1-5]\.)?channel\.k8s\.io$/;

/** Streams of `kubectl exec`, `attach` and `port-forward` over WebSocket: the first byte names the channel. */
export const k8s: Format = {
  id: 'k8s',
  title: 'Kubernetes streams',
  recognise: ({ subprotocol }) => (subprotocols.test(subprotocol) ? 1 : 0),
  open: (evidence) => Promise.resolve(codecOf(evidence)),
};

function codecOf({ subprotocol, url }: Evidence): Codec {
  const base64 = subprotocol.includes('base64');
  const forwards = /\/portforward(?:[/?]|$)/.test(url);
  return {
    decode(payload, ranges) {
      const { channel, bytes } = base64 ? ofBase64(payload) : ofBytes(payload);
      if (!base64)
        ranges?.push({ path: ['channel'], from: 0, to: 1 }, { path: ['data'], from: 1, to: payload.bytes.length });
      return forwards ? forwarded(channel, bytes) : streamed(channel, bytes);
    },
    summary: line,
    encode: (tree) => encoded(tree, base64),
  };
}

interface Channelled {
  channel: number;
  bytes: Uint8Array;
}

function ofBytes({ bytes }: Payload): Channelled {
  const channel = bytes[0];
  if (channel === undefined) throw new DecodeError(t('The byte that names the channel is missing.'), 0);
  return { channel, bytes: bytes.subarray(1) };
}

/** The channel is a digit, what follows is Base64. */
function ofBase64({ bytes }: Payload): Channelled {
  const digit = (bytes[0] ?? 0) - 0x30;
  if (digit < 0 || digit > 9) throw new DecodeError(t('The digit that names the channel is missing.'), 0);
  const text = Buffer.from(bytes.subarray(1)).toString('latin1');
  const wrong = /[^A-Za-z0-9+/=]/.exec(text);
  if (wrong !== null) throw new DecodeError(t('A character is none of Base64.'), 1 + wrong.index);
  return { channel: digit, bytes: Buffer.from(text, 'base64') };
}

function streamed(channel: number, bytes: Uint8Array): Plain {
  if (channel === close) {
    const closed = bytes[0];
    if (closed === undefined) throw new DecodeError(t('The channel that is closed is missing.'), 1);
    return objectOf({ channel: 'close', closes: channels[closed] ?? closed });
  }
  const name = channels[channel];
  if (name === undefined) throw new DecodeError(t('There is no channel {0}.', channel), 0);
  return objectOf({
    channel: name,
    data: name === 'error' || name === 'resize' ? statusOf(bytes) : textOrBytes(bytes),
  });
}

/** A Status, or the size of a terminal: JSON, as a server of an old version may not have it. */
function statusOf(bytes: Uint8Array): Plain {
  const text = textOrBytes(bytes);
  try {
    return jsonText(text);
  } catch {
    return text;
  }
}

/** Two channels for each port, the second one for errors; the first message of each has the port's number. */
function forwarded(channel: number, bytes: Uint8Array): Plain {
  const isError = channel % 2 === 1;
  const about = { channel: isError ? 'error' : 'data', port: Math.floor(channel / 2) };
  if (bytes.length !== 2) return objectOf({ ...about, data: textOrBytes(bytes) });
  const number = integer(BigInt(bytes[0]! | (bytes[1]! << 8)));
  return objectOf({ ...about, data: textOrBytes(bytes), number });
}

/** `stdout "hello\n"`, `error Failure: command terminated …`, `resize 80×24`, `close stdin`. */
function line(tree: Plain): string {
  const channel = textMember(tree, 'channel') ?? '';
  const data = member(tree, 'data');
  const closes = member(tree, 'closes');
  if (closes !== undefined) return `close ${textMember(tree, 'closes') ?? brief(closes)}`;
  const port = member(tree, 'port');
  if (port !== undefined) return `${channel} #${brief(port)} ${brief(data)}`;
  if (channel === 'resize' && member(data, 'Width') !== undefined) {
    return `resize ${brief(member(data, 'Width'))}×${brief(member(data, 'Height'))}`;
  }
  const status = textMember(data, 'status');
  if (channel === 'error' && status !== undefined) {
    return ['error', status, textMember(data, 'message') ?? ''].filter((word) => word !== '').join(' ');
  }
  return `${channel} ${brief(data)}`;
}

function encoded(tree: Plain, base64: boolean): { text: string } | { bytes: Uint8Array } {
  const name = textMember(tree, 'channel') ?? '';
  const closes = channels.findIndex((one) => one === textMember(tree, 'closes'));
  const port = member(tree, 'port');
  const number = name === 'close' ? close : typeof port === 'number' ? portChannel(name, port) : channelNumber(name);
  const data = member(tree, 'data') ?? '';
  const written = writtenBody(data);
  const content = 'text' in written ? Buffer.from(written.text) : Buffer.from(written.bytes);
  const body = name === 'close' ? Buffer.from([closes]) : content;
  if (base64) return { text: `${number}${body.toString('base64')}` };
  return { bytes: Buffer.concat([Buffer.from([number]), body]) };
}

function portChannel(name: string, port: number): number {
  return port * 2 + (name === 'error' ? 1 : 0);
}

function channelNumber(name: string): number {
  const number = channels.findIndex((one) => one === name);
  if (number < 0) throw new Error(t('A channel is one of these: {0}.', channels.join(', ')));
  return number;
}
