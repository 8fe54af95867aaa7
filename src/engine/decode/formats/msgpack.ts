import type { Codec, Format } from '../format.ts';
import { MsgpackReader } from '../msgpackReader.ts';
import { brief } from '../plainText.ts';
import { shareOfContainers, subprotocolNames } from '../binaryEvidence.ts';

/** MessagePack. */
export const msgpack: Format = {
  id: 'msgpack',
  title: 'MessagePack',
  recognise: (evidence) =>
    Math.max(
      subprotocolNames(evidence, 'msgpack', 'messagepack') ? 0.8 : 0,
      shareOfContainers(evidence, (bytes) => new MsgpackReader(bytes).whole()),
    ),
  async open() {
    const { writeMsgpack } = await import('../msgpackWriter.ts');
    const codec: Codec = {
      decode: ({ bytes }, ranges, route) => new MsgpackReader(bytes, ranges, route).whole(),
      routed: true,
      summary: (tree) => brief(tree),
      encode: (tree) => ({ bytes: writeMsgpack(tree) }),
    };
    return codec;
  },
};
