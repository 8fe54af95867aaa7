import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Direction = 'in' | 'out';
type PerDirection<T> = Record<Direction, T>;

export interface Framing {
  offset: PerDirection<number>;
  deflate: boolean;
  takeover: PerDirection<boolean>;
}

export interface Connection {
  [member: string]: unknown;
  number: number;
  started: number;
  opened?: number;
  from: PerDirection<number>;
  to?: PerDirection<number>;
  framing?: Framing;
}

/** What a reader needs of `session.json`; the other members are there too. */
export interface Description {
  [member: string]: unknown;
  id: string;
  started: number;
  ended?: number;
  connections: Connection[];
  part?: number;
  base: PerDirection<number>;
  lengths?: PerDirection<number>;
}

export function readDescription(folder: string): Description {
  const text = readFileSync(join(folder, 'session.json'), 'utf8');
  const description = JSON.parse(text, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && '$base64' in value
      ? Buffer.from(String(value.$base64), 'base64')
      : value,
  ) as Description & { version: unknown };
  if (description.version === 1) return { ...description, connections: [onlyConnection(description)] };
  if (description.version !== 2) throw new Error(`Version ${String(description.version)} is not known.`);
  return description;
}

/** Version 1 had its members at the top. */
function onlyConnection(description: Description): Connection {
  const { started, opened, framing } = description as Description & Pick<Connection, 'opened' | 'framing'>;
  const members = { ...(opened === undefined ? {} : { opened }), ...(framing === undefined ? {} : { framing }) };
  return { number: 1, started, from: { in: 0, out: 0 }, ...members };
}

/** A file's name in the part that counts: `in.bin`, or `in.2.bin` after two clears. */
export function partFile({ part = 0 }: Description, name: string, extension: string): string {
  return part === 0 ? `${name}.${extension}` : `${name}.${part}.${extension}`;
}
