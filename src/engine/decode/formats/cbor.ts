import type { Codec, Format } from '../format.ts';
import { CborReader } from '../cborReader.ts';
import { brief } from '../plainText.ts';
import { shareOfContainers, subprotocolNames } from '../binaryEvidence.ts';

/** CBOR (RFC 8949). */
export const cbor: Format = {
  id: 'cbor',
  title: 'CBOR',
  recognise: (evidence) =>
    Math.max(
      subprotocolNames(evidence, 'cbor') ? 0.8 : 0,
      shareOfContainers(evidence, (bytes) => new CborReader(bytes).whole()),
    ),
  async open() {
    const { writeCbor } = await import('../cborWriter.ts');
    const codec: Codec = {
      decode: ({ bytes }, ranges, route) => new CborReader(bytes, ranges, route).whole(),
      routed: true,
      summary: (tree) => brief(tree),
      encode: (tree) => ({ bytes: writeCbor(tree) }),
    };
    return codec;
  },
};
