import type { Socket } from 'node:net';
import type { Port } from '../../src/contract/rpc.ts';

/** A socket as the port of an `RpcChannel`: a line of JSON a message. */
export function jsonLines(socket: Socket): Port {
  return {
    post: (message) => void socket.write(`${JSON.stringify(message)}\n`),
    listen(receive) {
      let text = '';
      const take = (piece: string): void => {
        const lines = (text + piece).split('\n');
        text = lines.pop()!;
        for (const line of lines) receive(JSON.parse(line));
      };
      socket.setEncoding('utf8').on('data', take);
      return () => socket.off('data', take);
    },
  };
}
