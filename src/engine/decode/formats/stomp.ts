import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { member, textMember } from '../plain.ts';
import { brief, words } from '../plainText.ts';
import { commands, readStompFrame, writeStompFrame } from '../stompFrame.ts';

/** STOMP 1.2 (stomp.github.io/stomp-specification-1.2.html). */
export const stomp: Format = {
  id: 'stomp',
  title: 'STOMP',
  recognise({ subprotocol, messages }) {
    if (/^v1[012]\.stomp$/i.test(subprotocol)) return 1;
    const said = messages.filter(({ bytes }) => bytes.length > 1);
    const frames = said.filter(({ bytes }) => {
      const line = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
      return commands.some((command) => line.startsWith(`${command}\n`) || line.startsWith(`${command}\r\n`));
    });
    return said.length === 0 ? 0 : 0.95 * (frames.length / said.length);
  },
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: ({ bytes }, ranges) => readStompFrame(bytes, ranges),
  summary(tree) {
    const command = textMember(tree, 'command');
    if (command === undefined) return 'heart-beat';
    const header = (name: string): string | undefined => textMember(member(tree, 'headers'), name);
    const id = header('receipt') ?? header('receipt-id') ?? header('message-id') ?? header('id');
    const about = ['destination', 'message', 'version', 'accept-version', 'transaction']
      .map(header)
      .find((one) => one !== undefined);
    const body = member(tree, 'body');
    const said = typeof body === 'string' ? body.slice(0, 200) : brief(body);
    return words(command, about, id === undefined ? '' : `#${id}`, said);
  },
  correlations(tree) {
    const command = textMember(tree, 'command');
    const headers = member(tree, 'headers');
    const found: Correlation[] = [];
    if (command === 'CONNECT' || command === 'STOMP') found.push({ id: 'connect', role: 'request' });
    if (command === 'CONNECTED') found.push({ id: 'connect', role: 'reply' });
    const asked = textMember(headers, 'receipt');
    if (asked !== undefined) found.push({ id: `receipt ${asked}`, role: 'request' });
    const answered = textMember(headers, 'receipt-id');
    if (answered !== undefined) found.push({ id: `receipt ${answered}`, role: 'reply' });
    return found;
  },
  encode: writeStompFrame,
};
