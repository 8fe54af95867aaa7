import type { Fault } from '../served.ts';

export const silent: Fault = {
  path: '/silent',
  description: 'Accepts the TCP connection and never answers the handshake.',
  answer: ({ socket }) => {
    socket.on('end', () => socket.end());
    socket.resume();
  },
};
