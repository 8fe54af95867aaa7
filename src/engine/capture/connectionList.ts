import type { Direction } from '../../contract/model.ts';
import type { ConnectionFacts, ConnectionMeta } from './connectionMeta.ts';
import type { MarkerRecord } from './marker.ts';

/** Entries that are kept: of more, the oldest ones but the first are left out. */
export const mostConnections = 1_000;
/** Characters of JSON that the handshakes of connections before the newest may take together, and all else of them. */
const mostHandshakes = 1024 * 1024;
const mostElse = 1024 * 1024;

/**
 * With another one at the end. So that the list stays bounded however often a connection is made again, older ones lose
 * first their handshakes and then their places; the first one keeps its place, and their numbers say how many are gone.
 */
export function withAnother(connections: readonly ConnectionMeta[], next: ConnectionMeta): ConnectionMeta[] {
  const [first, ...others] = withoutOldHandshakes(connections);
  if (first === undefined) return [next];
  let room = mostElse - lengthOfElse(first);
  let kept = others.length;
  while (kept > 0 && others.length - kept < mostConnections - 2) {
    room -= lengthOfElse(others[kept - 1]!);
    if (room < 0) break;
    kept--;
  }
  return [first, ...others.slice(kept), next];
}

/** With more said of the last one. */
export function withFacts(
  connections: readonly ConnectionMeta[],
  facts: ConnectionFacts & Pick<ConnectionMeta, 'to'>,
): ConnectionMeta[] {
  const last = connections.at(-1);
  return last === undefined ? [] : [...connections.slice(0, -1), { ...last, ...facts }];
}

/** Milliseconds since the last one before this number that was open had ended; 0 where that is not known. */
export function gapBefore(number: number, time: number, connections: readonly ConnectionMeta[]): number {
  const before = connections.findLast((one) => one.number < number && one.opened !== undefined);
  return before?.ended === undefined ? 0 : time - before.ended;
}

/** The one with this number; undefined where its place was given up. */
export function connectionNumbered(connections: readonly ConnectionMeta[], number: number): ConnectionMeta | undefined {
  const [first, second] = connections;
  if (first?.number === number) return first;
  return second === undefined || number < second.number ? undefined : connections[number - second.number + 1];
}

/**
 * The one that a marker is of. One that has lost its place in the list is what its marker tells: where its frames begin, and
 * nothing that passed before them.
 */
export function connectionOfMarker(
  connections: readonly ConnectionMeta[],
  { connection, framing }: Pick<MarkerRecord, 'connection' | 'framing'>,
  time: number,
): ConnectionMeta {
  const from = framing?.offset ?? { in: 0, out: 0 };
  return connectionNumbered(connections, connection) ?? { number: connection, started: time, from, to: from };
}

/** There is one, and each begins after the one before; numbers are left out after the first only. */
export function areInOrder(connections: readonly ConnectionMeta[]): boolean {
  return (
    connections.length > 0 &&
    connections.every((one, i) => {
      const before = connections[i - 1];
      const follows = i < 2 ? one.number > (before?.number ?? 0) : one.number === before!.number + 1;
      return (
        follows &&
        areRising(before?.to ?? before?.framing?.offset ?? before?.from, one.from, one.framing?.offset, one.to)
      );
    })
  );
}

function areRising(...offsets: (Readonly<Record<Direction, number>> | undefined)[]): boolean {
  const known = offsets.filter((offset) => offset !== undefined);
  return known.every((offset, i) => i === 0 || (offset.in >= known[i - 1]!.in && offset.out >= known[i - 1]!.out));
}

function withoutOldHandshakes(connections: readonly ConnectionMeta[]): ConnectionMeta[] {
  let room = mostHandshakes;
  return connections
    .toReversed()
    .map((one) => {
      if (one.handshake === undefined) return one;
      room -= room < 0 ? 0 : lengthOf(one.handshake);
      return room < 0 ? without(one) : one;
    })
    .reverse();
}

function without(one: ConnectionMeta): ConnectionMeta {
  const { handshake, ...rest } = one;
  return rest;
}

/** Nothing of an entry is changed, so that each is measured once. */
const lengths = new WeakMap<object, number>();

function lengthOfElse(one: ConnectionMeta): number {
  return lengthOf(one, () => without(one));
}

/** As JSON, about: bytes are written in Base64. */
function lengthOf(key: object, value: () => object = () => key): number {
  const known = lengths.get(key);
  if (known !== undefined) return known;
  const { length } = JSON.stringify(value(), (_key, member: unknown) =>
    member instanceof Uint8Array ? 'x'.repeat(Math.ceil((member.length * 4) / 3) + 14) : member,
  );
  lengths.set(key, length);
  return length;
}
