/** What messages of a connection mean, as trees: of the one that is looked at, and of the newest. */
import { LAST_ROWS } from '../../contract/panel.ts';
import type { FrameDetail, Row } from '../../contract/model.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { ExtensionDecoders } from './extensionDecoders.ts';

/** Messages that are read. */
const most = 16;
/** Bytes of a payload that is read as JSON; characters of a tree. */
const longest = 64 * 1024;

export async function seenTrees(
  session: Pick<HostSession, 'id' | 'snapshot' | 'call'>,
  selection: readonly number[],
  decoders: Pick<ExtensionDecoders, 'detail'>,
): Promise<unknown[]> {
  const query = { view: 'messages', filter: '', start: LAST_ROWS, count: 4 * most } as const;
  const { rows } = await session.call('window', query);
  const messages = rows.filter(isData).map(({ id }) => id);
  const ids = [...new Set([...selection.slice(-1), ...messages.toReversed()])].slice(0, most);
  const trees: unknown[] = [];
  for (const id of ids) {
    const detail = await session.call('detail', { id, limit: longest });
    const text = writtenTree(await decoders.detail(session, detail));
    const tree = text === undefined ? undefined : treeOf(text);
    if (tree !== undefined) trees.push(tree);
  }
  return trees;
}

function isData({ opcode, marker }: Row): boolean {
  return marker === undefined && (opcode === 'text' || opcode === 'binary');
}

/** As a column reads it: what the decoder makes of it, else what it is as JSON. */
function writtenTree({ decoded, payload }: FrameDetail): string | undefined {
  if (decoded !== undefined && 'tree' in decoded) {
    return decoded.cut || decoded.tree.length > longest ? undefined : decoded.tree;
  }
  return payload.total > payload.bytes.length ? undefined : new TextDecoder().decode(payload.bytes);
}

function treeOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Not JSON: it has no fields.
    return undefined;
  }
}
