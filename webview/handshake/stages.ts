/** The handshake's stages on one scale: what each took, and where it failed. */
import type { Diagnosis } from '../../src/contract/diagnosis.ts';
import type { Finding } from '../../src/contract/finding.ts';
import { t } from '../../src/contract/l10n.ts';
import type { Handshake } from '../../src/contract/model.ts';

type StageId = keyof Handshake['timings'];

/** `going`: it is waited for. */
export type StageState = 'done' | 'going' | 'failed' | 'unreached';

export interface Stage {
  id: StageId;
  name: string;
  title: string;
  state: StageState;
  /** Milliseconds; absent where it did not end. */
  duration?: number;
  /** Where it begins and how long it is, as parts of the whole from 0 to 1. */
  start: number;
  share: number;
}

/** What is known of the way to an open connection. */
export interface Course extends Pick<Diagnosis, 'timings' | 'stage' | 'via'> {
  findings: readonly Finding[];
  /** With TLS. */
  secure: boolean;
  /** It was open once; `connecting`: it is still to come. */
  outcome: 'connecting' | 'opened' | 'failed';
}

const names: Readonly<Record<StageId, () => { name: string; title: string }>> = {
  name: () => ({ name: t('Name'), title: t('Looking up the host’s address') }),
  connect: () => ({ name: t('Connect'), title: t('Opening the TCP connection') }),
  proxy: () => ({ name: t('Proxy'), title: t('What was said to the proxy, until it let through') }),
  tls: () => ({ name: t('TLS'), title: t('The TLS handshake') }),
  upgrade: () => ({ name: t('Upgrade'), title: t('From the request to the end of the answer’s head') }),
};
const order = Object.keys(names) as StageId[];

const ofAttempt: Readonly<Record<Diagnosis['stage'], StageId>> = {
  name: 'name',
  connect: 'connect',
  proxy: 'proxy',
  tls: 'tls',
  response: 'upgrade',
  open: 'upgrade',
};

const ofFinding: Readonly<Record<Finding['stage'], StageId>> = {
  name: 'name',
  connect: 'connect',
  proxy: 'proxy',
  tls: 'tls',
  request: 'upgrade',
  response: 'upgrade',
  upgrade: 'upgrade',
  'first-seconds': 'upgrade',
};

/** Those that happened or will, in their order; one follows the other. */
export function stagesOf(course: Course): Stage[] {
  const { timings, outcome } = course;
  const current = outcome === 'opened' ? undefined : currentStage(course);
  const applying = order.filter((id) => timings[id] !== undefined || id === current || isToCome(id, course, current));
  const whole = applying.reduce((sum, id) => sum + (timings[id] ?? 0), 0) || 1;
  let passed = 0;
  return applying.map((id) => {
    const duration = timings[id];
    const start = passed / whole;
    passed += duration ?? 0;
    return {
      id,
      ...names[id](),
      state:
        id !== current ? (duration === undefined ? 'unreached' : 'done') : outcome === 'failed' ? 'failed' : 'going',
      ...(duration === undefined ? {} : { duration }),
      start,
      share: (duration ?? 0) / whole,
    };
  });
}

/** Where it failed, or what is waited for. */
function currentStage({ findings, stage, outcome }: Course): StageId {
  const error = outcome === 'failed' ? findings.find(({ severity }) => severity === 'error') : undefined;
  return error ? ofFinding[error.stage] : ofAttempt[stage];
}

function isToCome(id: StageId, { via, secure, outcome }: Course, current: StageId | undefined): boolean {
  if (outcome === 'opened' || current === undefined || order.indexOf(id) < order.indexOf(current)) return false;
  if (id === 'proxy') return via !== undefined;
  return id === 'tls' ? secure : true;
}
