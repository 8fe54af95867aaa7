import { constants, createDeflate, deflateSync } from 'node:zlib';

/** Messages of one zlib stream, each as JSON `{"n":1,"text":…}`, flushed at its end: by Node's own streaming compressor. */
export async function zlibMessages(texts: readonly string[]): Promise<Buffer[]> {
  const deflate = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  const messages: Buffer[] = [];
  for (const text of texts) {
    const parts: Buffer[] = [];
    const take = (part: Buffer): number => parts.push(part);
    deflate.on('data', take);
    await new Promise<void>((resolve, reject) => {
      deflate.write(text, (error) => (error ? reject(error) : deflate.flush(constants.Z_SYNC_FLUSH, resolve)));
    });
    deflate.off('data', take);
    messages.push(Buffer.concat(parts));
  }
  deflate.destroy();
  return messages;
}

/** First messages of a stream. */
export function streamOf(count: number): Buffer[] {
  return Array.from({ length: count }, (_, i) =>
    deflateSync(`{"t":"MESSAGE_CREATE","s":${i}}`, { finishFlush: constants.Z_SYNC_FLUSH }),
  );
}
