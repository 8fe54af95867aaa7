/** Binary attachments of Socket.IO, which are messages of their own behind their packet (socket.io-protocol, “Format”). */
import type { EarlierMessages, Payload } from './format.ts';
import { bytesText, deepest, isList, isObject, member, newObject, objectOf, textMember, type Plain } from './plain.ts';
import { readEnginePacket } from './socketIoPacket.ts';

/** Of a packet; one with more keeps its placeholders. */
const mostAttachments = 256;
/** All of them together, as what a tree may have. */
const mostBytes = 4 * 1024 * 1024;
/** How many rows of both directions are looked at for an attachment's packet: mostly it is just before. */
const looksBack = [4, 16, 64, 256] as const;
/** Rows of both directions that lie between a packet and its attachments at most. */
const mostRows = 256;

type Placed = Payload & { id: number };

/** The packet with its attachments in it, as far as they have come; an attachment with the packet that it belongs to. */
export function joinedPacket(tree: Plain, payload: Placed, messages: EarlierMessages): Plain {
  const count = member(tree, 'attachments');
  if (typeof count === 'number' && isObject(tree)) {
    const bytes = behind(payload, Math.min(count, mostAttachments), messages);
    const data = member(tree, 'data');
    return data === undefined ? tree : objectOf({ ...tree, data: filled(data, bytes, 0) });
  }
  if (payload.text) return tree;
  const owner = ownerOf(payload, messages);
  return owner === undefined ? tree : objectOf({ ...(tree as object), attachment: owner.num, of: owner.name });
}

/** Those that come right behind it. */
function behind({ id, direction }: Placed, count: number, messages: EarlierMessages): Uint8Array[] {
  const found: Uint8Array[] = [];
  let length = 0;
  for (const { payload } of messages.between(direction, id + 1, id + mostRows)) {
    if (found.length >= count || payload === undefined || payload.text) break;
    length += payload.bytes.length;
    if (length > mostBytes) break;
    // Copied: they are valid only while they are looked at.
    found.push(Uint8Array.from(payload.bytes));
  }
  return found;
}

/** The packet before it that still waits for it. */
function ownerOf({ id, direction }: Placed, messages: EarlierMessages): { num: number; name: string } | undefined {
  const { first } = messages.connectionOf(id);
  let owner: Placed | undefined;
  let num = 0;
  for (const rows of looksBack) {
    num = 0;
    for (const { payload } of messages.between(direction, Math.max(first, id - rows), id)) {
      if (payload === undefined || payload.text) {
        owner = payload;
        num = 0;
      } else num++;
    }
    if (owner !== undefined || id - rows <= first) break;
  }
  if (owner === undefined) return undefined;
  try {
    const packet = readEnginePacket(owner);
    const count = member(packet, 'attachments');
    if (typeof count !== 'number' || num >= count) return undefined;
    const data = member(packet, 'data');
    const event = isList(data) && typeof data[0] === 'string' ? data[0] : undefined;
    return { num, name: textMember(packet, 'type') === 'event' && event !== undefined ? event : 'ack' };
  } catch {
    // What is before it is no packet: then it belongs to nothing.
    return undefined;
  }
}

/** `{"_placeholder":true,"num":0}` stands for the first of them. */
function filled(value: Plain, bytes: readonly Uint8Array[], depth: number): Plain {
  if (depth > deepest) return value;
  if (isList(value)) return value.map((one) => filled(one, bytes, depth + 1));
  if (!isObject(value)) return value;
  const num = member(value, 'num');
  if (member(value, '_placeholder') === true && typeof num === 'number') {
    const attachment = bytes[num];
    return attachment === undefined ? value : bytesText(attachment);
  }
  const object = newObject();
  for (const [name, one] of Object.entries(value)) object[name] = filled(one, bytes, depth + 1);
  return object;
}

/** What `filled` has filled in, as placeholders again. */
export function withPlaceholders(value: Plain, next = { num: 0 }): Plain {
  if (typeof value === 'string' && /^h'(?:[\da-f]{2})*'$/i.test(value)) {
    return objectOf({ _placeholder: true, num: next.num++ });
  }
  if (isList(value)) return value.map((one) => withPlaceholders(one, next));
  if (!isObject(value)) return value;
  if (member(value, '_placeholder') === true) {
    next.num++;
    return value;
  }
  const object = newObject();
  for (const [name, one] of Object.entries(value)) object[name] = withPlaceholders(one, next);
  return object;
}
