import { Duplex } from 'node:stream';

/** A stream over WebSocket messages, one for each turn of writing, as mqtt.js has it in a browser: what is corked goes out together. */
export function messageStream(send: (bytes: Buffer) => void): Duplex {
  return new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      send(chunk);
      done();
    },
    writev(chunks, done) {
      send(Buffer.concat(chunks.map(({ chunk }) => chunk as Buffer)));
      done();
    },
  });
}
