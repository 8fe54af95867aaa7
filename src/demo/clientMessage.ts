import type { RawData } from 'ws';

/** A JSON object from a client, its `type` known to be a string. */
export interface ClientMessage {
  readonly type: string;
  /** Given back in the answer; a string or a number, else left out. */
  readonly id?: string | number;
  readonly fields: Readonly<Record<string, unknown>>;
}

export type ReadMessage = { ok: true; message: ClientMessage } | { ok: false; why: string };

/** Reads a message of the JSON feeds, or says in a sentence why it is none. */
export function readClientMessage(data: RawData, binary: boolean): ReadMessage {
  if (binary) return { ok: false, why: 'This feed speaks JSON in text messages.' };
  let value: unknown;
  try {
    value = JSON.parse(asBuffer(data).toString('utf8'));
  } catch (error) {
    return { ok: false, why: `Not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, why: 'A JSON object is expected.' };
  }
  const fields = value as Readonly<Record<string, unknown>>;
  const { type, id } = fields;
  if (typeof type !== 'string') return { ok: false, why: 'The object has no "type".' };
  const usable = typeof id === 'number' || (typeof id === 'string' && id.length <= 64);
  return { ok: true, message: { type, fields, ...(usable ? { id } : {}) } };
}

/** `ws` hands out Buffers unless told otherwise. */
export function asBuffer(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}
