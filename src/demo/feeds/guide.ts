import { echo } from '../delivery.ts';
import { pathIndex } from '../pathIndex.ts';
import type { Feed } from '../served.ts';

/** For who connects to the server's bare URL. */
export const guideFeed: Feed = {
  path: '/',
  description: 'This list; over WebSocket it comes as the first message, then it echoes.',
  open: ({ paths }) => ({
    join: (socket) => {
      socket.send(pathIndex(paths));
      echo(socket);
    },
  }),
};
