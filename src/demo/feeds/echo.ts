import { echo } from '../delivery.ts';
import type { Feed } from '../served.ts';

export const echoFeed: Feed = {
  path: '/echo',
  description: 'Sends back every text and binary message; accepts the subprotocol echo.',
  subprotocols: ['echo'],
  open: () => ({ join: (socket) => echo(socket) }),
};
