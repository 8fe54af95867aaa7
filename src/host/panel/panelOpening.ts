/** What a panel's page begins with: its first rows are on their way while VS Code still makes what the page is in. */
import { setTimeout } from 'node:timers/promises';
import { LAST_ROWS } from '../../contract/panel.ts';
import type { PanelOpening, TableLook, WindowQuery } from '../../contract/panel.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { shownRows, type ShownRowsServices } from './shownRows.ts';

/** Rows of a tall screen; a page that has place for more asks for them. */
const FIRST_ROWS = 64;

/** Milliseconds that the page waits for them; an engine that is starting or busy takes longer. */
const LONGEST_WAIT = 50;

interface OpeningServices extends ShownRowsServices {
  look: () => TableLook;
}

type Read = Pick<HostSession, 'id' | 'snapshot' | 'call'>;

export async function panelOpening(session: Read, services: OpeningServices): Promise<PanelOpening> {
  const { layout, look } = services;
  const rows = await Promise.race([firstRows(session, services), setTimeout(LONGEST_WAIT)]);
  return { snapshot: session.snapshot, layout: layout.get(), look: look(), ...(rows && { rows }) };
}

/** Undefined where there are none to be had: the page asks for them, and is told why. */
async function firstRows(session: Read, services: ShownRowsServices): Promise<PanelOpening['rows'] | undefined> {
  const replies = services.layout.get().columns.includes('reply');
  const start = session.snapshot.file ? 0 : LAST_ROWS;
  const query: WindowQuery = { view: 'frames', filter: '', start, count: FIRST_ROWS, ...(replies && { replies }) };
  try {
    return { query, answer: await shownRows(session, query, services) };
  } catch {
    return undefined;
  }
}
