/** What a panel's page begins with: its first rows are on their way while VS Code still makes what the page is in. */
import { setTimeout } from 'node:timers/promises';
import { LAST_ROWS } from '../../contract/panel.ts';
import type { PanelOpening, TableLayout, TableLook, WindowQuery } from '../../contract/panel.ts';
import type { ExtensionDecoders } from '../decoders/extensionDecoders.ts';
import type { HostSession } from '../sessions/hostSession.ts';

/** Rows of a tall screen; a page that has place for more asks for them. */
const FIRST_ROWS = 64;

/** Milliseconds that the page waits for them; an engine that is starting or busy takes longer. */
const LONGEST_WAIT = 50;

interface OpeningServices {
  decoders: Pick<ExtensionDecoders, 'window'>;
  layout: { get: () => TableLayout };
  look: () => TableLook;
}

type Read = Pick<HostSession, 'id' | 'snapshot' | 'call'>;

export async function panelOpening(session: Read, services: OpeningServices): Promise<PanelOpening> {
  const { layout, look } = services;
  const rows = await Promise.race([firstRows(session, services), setTimeout(LONGEST_WAIT)]);
  return { snapshot: session.snapshot, layout: layout.get(), look: look(), ...(rows && { rows }) };
}

/** Undefined where there are none to be had: the page asks for them, and is told why. */
async function firstRows(
  session: Read,
  { decoders, layout }: OpeningServices,
): Promise<PanelOpening['rows'] | undefined> {
  const replies = layout.get().columns.includes('reply');
  const start = session.snapshot.file ? 0 : LAST_ROWS;
  const query: WindowQuery = { view: 'frames', filter: '', start, count: FIRST_ROWS, ...(replies && { replies }) };
  try {
    return { query, answer: await decoders.window(session, await session.call('window', query), query.view) };
  } catch {
    return undefined;
  }
}
