/** Rows as a table shows them: with the fields of its layout, and as the session's decoder reads them. */
import type { RowsWindow } from '../../contract/engine.ts';
import { shownFields, type TableLayout, type WindowQuery } from '../../contract/panel.ts';
import type { ExtensionDecoders } from '../decoders/extensionDecoders.ts';
import type { HostSession } from '../sessions/hostSession.ts';

export interface ShownRowsServices {
  decoders: Pick<ExtensionDecoders, 'window'>;
  layout: { get(): TableLayout };
}

export async function shownRows(
  session: Pick<HostSession, 'id' | 'snapshot' | 'call'>,
  query: WindowQuery,
  { decoders, layout }: ShownRowsServices,
  signal?: AbortSignal,
): Promise<RowsWindow> {
  const fields = shownFields(layout.get());
  const asked = fields.length === 0 ? query : { ...query, fields };
  return decoders.window(session, await session.call('window', asked, signal), query.view, fields);
}
