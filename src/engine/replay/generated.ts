import { randomUUID } from 'node:crypto';
import type { JsonValue } from '../../contract/scenario.ts';

/** Variables that have a value of themselves, another one at each place; see docs/profiles.md. `count`: messages so far. */
export function generated(name: string, now: number, count: number): JsonValue | undefined {
  switch (name) {
    case 'uuid':
      return randomUUID();
    case 'now':
      return new Date(now).toISOString();
    case 'timestamp':
      return Math.floor(now / 1000);
    case 'timestampMs':
      return Math.floor(now);
    case 'counter':
      return count;
    default:
      return undefined;
  }
}
