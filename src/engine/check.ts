import { randomUUID } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CheckRequest, CheckResult } from '../contract/engine.ts';
import type { Finding } from '../contract/finding.ts';
import type { Failure } from '../contract/model.ts';
import { failureOf } from '../contract/rpc.ts';
import type { CaptureOwner } from './capture/captureOwner.ts';
import { failureWithoutSecrets } from './doctor/redaction.ts';
import { reportMarkdown } from './doctor/report.ts';
import { Session } from './session.ts';

/** Long enough to see that an open connection is closed at once. */
const stay = 1_000;

/** Where connections that are only checked are recorded until they are over. */
export function checksFolder(captureFolder: string): string {
  return `${captureFolder}-checks`;
}

/** Makes a connection to see what the doctor says of it, and throws it away. Never rejects for what it finds. */
export async function check(
  request: CheckRequest,
  where: { captureFolder: string; owner: CaptureOwner },
  signal: AbortSignal,
): Promise<CheckResult> {
  const id = randomUUID();
  const folder = join(checksFolder(where.captureFolder), id);
  const { onOpen: _onOpen, heartbeat: _heartbeat, reconnect: _reconnect, ...profile } = request.profile;
  const closed = Promise.withResolvers<void>();
  let session: Session;
  try {
    session = new Session({ ...request, profile, session: id }, { folder, owner: where.owner }, ({ state }) => {
      if (state === 'closed') closed.resolve();
    });
  } catch (error) {
    const findings = [unusable(failureWithoutSecrets(failureOf(error), request.secrets))];
    return { findings, report: reportMarkdown({ timings: {} }, findings, request.label, request.secrets) };
  }
  const abort = (): void => session.cancel();
  signal.addEventListener('abort', abort, { once: true });
  try {
    await session.opening.then(
      () => Promise.race([closed.promise, waited(stay, signal)]),
      // It is in the findings.
      () => undefined,
    );
    const findings = session.findings();
    const told = findings.length > 0 || session.failure === undefined ? [...findings] : [unusable(session.failure)];
    return { findings: told, report: reportMarkdown(session.attempt, told, request.label, request.secrets) };
  } finally {
    signal.removeEventListener('abort', abort);
    if (session.state === 'open') await session.send({ kind: 'close', code: 1000 });
    await session.dispose();
    rmSync(folder, { recursive: true, force: true });
    removeIfEmpty(checksFolder(where.captureFolder));
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Another check goes on.
  }
}

function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** There was no attempt: the profile cannot be connected to. */
function unusable({ code, message, cause, remedy }: Failure): Finding {
  return { code, severity: 'error', stage: 'request', evidence: message, cause, remedy };
}
