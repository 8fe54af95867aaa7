/**
 * Collaborative editing by operational transformation, JSON in text messages. Client to server:
 *
 *     {"type":"operation","id":1,"revision":3,"operation":[{"retain":6},{"insert":"Hello"}]}
 *     {"type":"cursor","at":11}
 *     {"type":"document"}                          asks for the whole text again
 *
 * Server to client: document, ack, operation, presence, cursor, error. See textOperation.ts for operations.
 */
import type { WebSocket } from 'ws';
import { type ClientMessage, readClientMessage } from '../clientMessage.ts';
import { sendOrPart } from '../delivery.ts';
import type { Feed } from '../served.ts';
import { type Author, CollabSession } from './collabSession.ts';
import { readOperation } from './textOperation.ts';

/** Texts of a server. */
const MOST_TEXTS = 20;

export const collabFeed: Feed = {
  path: '/collab',
  description:
    'Collaborative editing (?doc= names the text): operations with revision and acknowledgement, and a coauthor.',
  open: ({ speed }) => {
    const sessions = new Map<string, CollabSession>();
    let authors = 0;
    return {
      join: (socket, query) => {
        const session = sessionOf(sessions, (query.get('doc') ?? 'notes').slice(0, 64), speed);
        if (session) write(socket, session, `author-${++authors}`);
        else socket.close(1013, 'no place for another text');
      },
    };
  },
};

/** A text that nobody looks at gives its place to a new one. */
function sessionOf(sessions: Map<string, CollabSession>, name: string, speed: number): CollabSession | undefined {
  const known = sessions.get(name);
  if (known) return known;
  if (sessions.size >= MOST_TEXTS) {
    const unused = [...sessions].find(([, session]) => session.isEmpty)?.[0];
    if (unused === undefined) return undefined;
    sessions.delete(unused);
  }
  const session = new CollabSession(speed);
  sessions.set(name, session);
  return session;
}

function write(socket: WebSocket, session: CollabSession, name: string): void {
  const author: Author = { name, hear: (event) => sendOrPart(socket, JSON.stringify(event)) };
  session.join(author);
  socket.once('close', () => session.leave(author));
  socket.on('message', (data, binary) => {
    const read = readClientMessage(data, binary);
    const message = read.ok ? obey(session, author, read.message) : read.why;
    const ref = read.ok && read.message.id !== undefined ? { id: read.message.id } : {};
    if (message !== undefined) author.hear({ type: 'error', ...ref, message });
  });
}

/** Returns what is wrong with the message. */
function obey(session: CollabSession, author: Author, { type, id, fields }: ClientMessage): string | undefined {
  switch (type) {
    case 'operation': {
      const operation = readOperation(fields['operation']);
      if (operation === undefined) return '"operation" is a list of {"retain":n}, {"insert":"…"} and {"delete":n}.';
      const revision = fields['revision'];
      if (typeof revision !== 'number')
        return '"revision" is the number of the revision that the operation was made on.';
      session.submit(author, revision, operation, id);
      return undefined;
    }
    case 'cursor': {
      const at = fields['at'];
      if (typeof at !== 'number') return '"at" is a number.';
      session.point(author, at);
      return undefined;
    }
    case 'document':
      session.describe(author);
      return undefined;
    default:
      return `The type ${JSON.stringify(type)} is unknown; operation, cursor and document are known.`;
  }
}
