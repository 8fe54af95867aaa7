import { shareOfContainers, subprotocolNames } from '../binaryEvidence.ts';
import { BsonReader } from '../bsonReader.ts';
import { writeBson } from '../bsonWriter.ts';
import type { Codec, Format } from '../format.ts';
import { brief } from '../plainText.ts';
import { usualIds } from '../usualIds.ts';

/** BSON (bsonspec.org). */
export const bson: Format = {
  id: 'bson',
  title: 'BSON',
  recognise: (evidence) =>
    Math.max(
      subprotocolNames(evidence, 'bson') ? 0.8 : 0,
      shareOfContainers(evidence, (bytes) => new BsonReader(bytes).whole()),
    ),
  open: () => Promise.resolve(codec),
};

const codec: Codec = {
  decode: ({ bytes }, ranges) => new BsonReader(bytes, ranges).whole(),
  summary: (tree) => brief(tree),
  correlations: usualIds,
  encode: (tree) => ({ bytes: writeBson(tree) }),
};
