/** Schemas of Avro are named so (avro.apache.org: `.avsc`, and `.avpr` for protocols); all others are of Protocol Buffers. */
export function isAvroSchema(file: string): boolean {
  return /\.(?:avsc|avpr)$/i.test(file);
}
