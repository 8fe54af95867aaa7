import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { jsonPayload, shareOfJson } from '../jsonPayload.ts';
import { member, textMember, type Plain } from '../plain.ts';
import { brief, wholeJson, words } from '../plainText.ts';
import { readPusher, writePusher } from '../pusherMessage.ts';

/** Pusher Channels, protocol 7 (pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol). */
export const pusher: Format = {
  id: 'pusher',
  title: 'Pusher Channels',
  recognise(evidence) {
    const asked = /\/app\/[^/?]+\?(?:[^#]*&)?protocol=\d/.test(evidence.url) ? 0.95 : 0;
    const own = shareOfJson(evidence, (value) => /^pusher(?:_internal)?:/.test(textMember(value, 'event') ?? ''));
    const share = own === 0 ? 0 : shareOfJson(evidence, (value) => textMember(value, 'event') !== undefined);
    return Math.max(asked, 0.95 * share);
  },
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: (payload) => readPusher(jsonPayload(payload)),
  summary: line,
  correlations,
  encode: (tree) => ({ text: wholeJson(writePusher(tree)) }),
};

/** `pusher:subscribe private-chat`, `new-message private-chat {"body":"hi"}`, `pusher:error 4004 Over quota`. */
function line(message: Plain): string {
  const event = textMember(message, 'event') ?? '';
  const data = member(message, 'data');
  const channel = textMember(message, 'channel') ?? channelAsked(event, data);
  const user = textMember(message, 'user_id');
  return words(event, channel, user === undefined ? '' : `@${user}`, said(event, data));
}

function channelAsked(event: string, data: Plain | undefined): string | undefined {
  return /^pusher:(?:un)?subscribe$/.test(event) ? textMember(data, 'channel') : undefined;
}

function said(event: string, data: Plain | undefined): string {
  switch (event) {
    case 'pusher:subscribe':
      return brief(member(data, 'channel_data'));
    case 'pusher:unsubscribe':
      return '';
    case 'pusher:error':
      return words(brief(member(data, 'code'), 20), textMember(data, 'message'));
    case 'pusher:connection_established':
      return textMember(data, 'socket_id') ?? brief(data);
    default: {
      const text = brief(data);
      return text === '{}' || text === '""' || text === 'null' ? '' : text;
    }
  }
}

function correlations(message: Plain): readonly Correlation[] {
  const event = textMember(message, 'event') ?? '';
  switch (event) {
    case 'pusher:subscribe':
      return [{ id: `channel ${textMember(member(message, 'data'), 'channel') ?? ''}`, role: 'request' }];
    case 'pusher_internal:subscription_succeeded':
    case 'pusher:subscription_error':
      return [{ id: `channel ${textMember(message, 'channel') ?? ''}`, role: 'reply' }];
    case 'pusher:ping':
      return [{ id: 'ping', role: 'request' }];
    case 'pusher:pong':
      return [{ id: 'ping', role: 'reply' }];
    case 'pusher:signin':
      return [{ id: 'signin', role: 'request' }];
    case 'pusher:signin_success':
      return [{ id: 'signin', role: 'reply' }];
    default:
      return [];
  }
}
