import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { headerValue } from '../wire/httpHead.ts';
import { backendMarks, type BackendMark } from './backendMarks.ts';
import type { BackendFacts } from './connectionFacts.ts';
import { finding } from './finding.ts';

function sticky(): string {
  return t(
    'Long-lived connections need sticky sessions behind a balancer, or a state that all backends share; where it is sticky by a cookie, send that cookie.',
  );
}

/** Compares the answers of a session's connections, each with the one before. */
export class Affinity {
  #before: BackendMark[] | undefined;

  /** A connection was opened, the first or a further one. */
  opened(handshake: BackendFacts): Finding | undefined {
    const before = this.#before;
    this.#before = backendMarks(handshake.response.headers);
    return before && compared(before, this.#before, handshake);
  }
}

function compared(before: BackendMark[], now: BackendMark[], { request }: BackendFacts): Finding | undefined {
  const differing = before.flatMap((mark): [BackendMark, BackendMark][] => {
    const other = now.find(({ name }) => name === mark.name);
    return other === undefined || other.value === mark.value ? [] : [[mark, other]];
  });
  const evidence = (pairs: [BackendMark, BackendMark][]): string[] =>
    pairs.slice(0, 10).flatMap(([was, is]) => [`Before: ${was.shown}`, `Now:    ${is.shown}`]);

  const backends = differing.filter(([{ kind }]) => kind === 'backend');
  if (backends.length > 0) {
    return finding({
      code: 'affinity-lost',
      stage: 'first-seconds',
      evidence: evidence(backends),
      cause: t(
        'After the reconnect another backend answers: what the one before knew of this conversation is lost to it.',
      ),
      remedy: sticky(),
    });
  }
  const sent = headerValue(request.headers, 'Cookie') ?? '';
  const left = differing.filter(([{ cookie }]) => cookie !== undefined && !names(sent).includes(cookie));
  if (left.length === 0) return undefined;
  return finding({
    code: 'affinity-lost',
    severity: 'info',
    stage: 'first-seconds',
    evidence: [...evidence(left), `Sent: ${sent === '' ? 'no Cookie' : `Cookie: ${names(sent).join(', ')}`}`],
    cause: t(
      'The balancer keeps a client at its backend by a cookie that the reconnect did not send: another backend may answer.',
    ),
    remedy: sticky(),
  });
}

function names(cookies: string): string[] {
  return cookies.split(';').flatMap((pair) => {
    const name = pair.split('=')[0]!.trim();
    return name === '' ? [] : [name];
  });
}
