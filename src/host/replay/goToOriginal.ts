import type { SessionPanel } from '../panel/sessionPanel.ts';
import type { Services } from '../services.ts';
import { noOriginal } from './failures.ts';

/** Selects what a row is a copy of, in the panel of the connection or capture that it is in. Rejects with an `RpcError`. */
export async function goToOriginal(
  { captures, panels, sessions }: Pick<Services, 'captures' | 'panels' | 'sessions'>,
  panel: SessionPanel,
  id: number,
): Promise<void> {
  const { row } = await panel.session.call('detail', { id, limit: 0 });
  const { capture, id: original } = row.replayed ?? {};
  if (original === undefined) throw noOriginal(id);
  if (capture === undefined || capture === panel.session.id) {
    panel.revealRow(original);
    return;
  }
  const session = sessions.get(capture) ?? (await captures.open(capture));
  panels.show(session).revealRow(original);
}
