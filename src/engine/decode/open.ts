import type { ByteRange, DecoderChain } from '../../contract/decoding.ts';
import type { Codec, Evidence, Payload, Route } from './format.ts';
import { brief } from './plainText.ts';
import { formatOf } from './registry.ts';
import { unwrapper } from './wrappers.ts';

/** What reads by this chain; undefined where it says that nothing is to be read. */
export async function openChain({ wrappers, format }: DecoderChain, evidence: Evidence): Promise<Codec | undefined> {
  if (format === 'none') return undefined;
  if (wrappers.length === 0) return formatOf(format).open(evidence);
  const unwraps = await Promise.all(wrappers.map(unwrapper));
  const inside = (payload: Payload): Payload => unwraps.reduce((within, unwrap) => unwrap(within), payload);
  const codec = await formatOf(format).open({ ...evidence, messages: evidence.messages.flatMap(opened(inside)) });
  return {
    decode: (payload: Payload, ranges?: ByteRange[], route?: Route) => codec.decode(inside(payload), ranges, route),
    ...(codec.routed && { routed: true }),
    // What is in the payload's beginning cannot be read by anybody.
    summary: (tree) => codec.summary(tree) ?? brief(tree),
    ...(codec.correlations === undefined
      ? {}
      : { correlations: (tree, payload) => codec.correlations!(tree, payload) }),
  };
}

function opened(
  inside: (payload: Payload) => Payload,
): (message: Evidence['messages'][number]) => Evidence['messages'] {
  return (message) => {
    if (message.cut) return [];
    try {
      return [{ ...inside(message), cut: false }];
    } catch {
      // Evidence of nothing.
      return [];
    }
  };
}
