import type { Direction } from '../../../contract/model.ts';
import type { CaptureMeta } from '../../capture/captureMeta.ts';

/** The description of a capture that is saved up to these offsets of its streams: nobody writes to it any more. */
export function savedMeta(meta: CaptureMeta, ends: Record<Direction, number>, now = Date.now()): CaptureMeta {
  // A path of this machine means nothing on another one.
  const { owner, schema, ...rest } = meta;
  if (meta.ended !== undefined) return rest;
  const last = meta.connections.at(-1)!;
  const connection = { ...last, ended: last.ended ?? now, to: last.to ?? { ...ends } };
  return { ...rest, ended: now, lengths: { ...ends }, connections: [...meta.connections.slice(0, -1), connection] };
}
