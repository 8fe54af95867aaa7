import type { CloseState, HeaderList } from '../../contract/model.ts';

/** One connection of a session, from its opening to its end. Times are milliseconds of one clock. */
export interface ConnectionFacts {
  opened: number;
  /** When the last frame of either direction passed; absent where none did. */
  lastFrame?: number;
  closed: number;
  close: CloseState;
}

/** The opening handshake of a connection, as far as backends show themselves in it. */
export interface BackendFacts {
  request: { headers: HeaderList };
  response: { headers: HeaderList };
}
