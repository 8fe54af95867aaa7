import type { Correlation } from '../../correlation/correlation.ts';
import type { Codec, Format } from '../format.ts';
import { jsonOfBeginning } from '../jsonPayload.ts';
import { isList, isObject, member, textMember, type Plain } from '../plain.ts';
import { brief } from '../plainText.ts';
import { readPhoenix, writePhoenix } from '../phoenixMessage.ts';

/** Phoenix channels, serializers 1 and 2 (hexdocs.pm/phoenix/writing_a_channels_client.html). */
export const phoenix: Format = {
  id: 'phoenix',
  title: 'Phoenix channels',
  recognise({ url, messages }) {
    const asked = /[?&]vsn=[12]\.0\.0(?:&|$)/.test(url) ? 0.9 : 0;
    const sent = messages.filter(({ text }) => text).map(jsonOfBeginning);
    const joins = sent.some((value) => {
      const event = isList(value) && value.length === 5 ? value[3] : member(value, 'event');
      return event === 'phx_join' || event === 'phx_reply';
    });
    return Math.max(asked, joins ? 0.95 : 0);
  },
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: (payload) => readPhoenix(payload),
  summary: line,
  correlations,
  encode: (tree) => ({ text: writePhoenix(tree) }),
};

/** `phx_reply room:lobby #3 ok {}`. */
function line(message: Plain): string {
  const payload = member(message, 'payload');
  const ref = textMember(message, 'ref');
  const event = textMember(message, 'event') ?? '';
  const status = event === 'phx_reply' ? textMember(payload, 'status') : undefined;
  const said = status === undefined ? payload : member(payload, 'response');
  const shown = isObject(said) && Object.keys(said).length === 0 ? '' : brief(said);
  const words = [event, textMember(message, 'topic') ?? '', ref === undefined ? '' : `#${ref}`, status ?? '', shown];
  return words.filter((word) => word !== '').join(' ');
}

function correlations(message: Plain): readonly Correlation[] {
  const ref = textMember(message, 'ref');
  if (ref === undefined) return [];
  return [{ id: ref, role: textMember(message, 'event') === 'phx_reply' ? 'reply' : 'request' }];
}
