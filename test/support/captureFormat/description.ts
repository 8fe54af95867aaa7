import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Direction = 'in' | 'out';
type PerDirection<T> = Record<Direction, T>;

/** What a reader needs of `session.json`; the other members are there too. */
export interface Description {
  [member: string]: unknown;
  id: string;
  started: number;
  opened?: number;
  ended?: number;
  framing?: { offset: PerDirection<number>; deflate: boolean; takeover: PerDirection<boolean> };
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
  if (description.version !== 1) throw new Error(`Version ${String(description.version)} is not known.`);
  return description;
}

/** A file's name in the part that counts: `in.bin`, or `in.2.bin` after two clears. */
export function partFile({ part = 0 }: Description, name: string, extension: string): string {
  return part === 0 ? `${name}.${extension}` : `${name}.${part}.${extension}`;
}
