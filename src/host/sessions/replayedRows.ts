/** What the public API says and gives of replays. */
import type { ReplayOptions } from '../../api.ts';
import { t } from '../../contract/l10n.ts';
import type { Row } from '../../contract/model.ts';
import { fastest, slowest, type Pace, type ReplayReport } from '../../contract/replay.ts';
import { badArgument } from '../failures.ts';
import type { HostSession } from './hostSession.ts';

/** Of each direction. */
const mostRows = 10_000;

/** Throws `bad-pace`. */
export function replayPace({ pace = 'asFast', speed }: ReplayOptions): Pace {
  if (speed !== undefined && !(speed >= slowest && speed <= fastest)) {
    throw badPace(t('{0} is no speed.', String(speed)), t('Pass a number from {0} to {1}.', slowest, fastest));
  }
  if (typeof pace === 'object' && pace.every >= 0 && Number.isFinite(pace.every)) {
    return { kind: 'every', interval: pace.every };
  }
  switch (pace) {
    case 'asFast':
    case 'answers':
      return { kind: pace };
    case 'original':
      return { kind: 'original', ...(speed === undefined ? {} : { speed }) };
    default:
      throw badPace(
        t('{0} is no pace.', JSON.stringify(pace)),
        t('Pass `asFast`, `original`, `answers`, or `{ every: milliseconds }`.'),
      );
  }
}

function badPace(message: string, remedy: string): Error {
  return badArgument('bad-pace', message, remedy);
}

/** Rows that a replay has sent, and those that came meanwhile. */
export async function replayedRows(
  target: HostSession,
  { sentRows, rowsBefore, rowsAfter }: ReplayReport,
): Promise<{ sent: Row[]; received: Row[] }> {
  const rows = async (filter: string): Promise<Row[]> =>
    target.call('rows', { view: 'messages', filter, start: 0, count: mostRows });
  const isSent = new Set(sentRows);
  const span = `id>${rowsBefore} id<=${rowsAfter}`;
  const [out, received] = await Promise.all([rows(`dir:out ${span}`), rows(`dir:in ${span}`)]);
  return { sent: out.filter(({ id }) => isSent.has(id)), received };
}
