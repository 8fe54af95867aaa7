import type { Finding } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { listed } from './authSchemes.ts';
import type { ConnectionFacts } from './connectionFacts.ts';
import { seconds, secondsText } from './durations.ts';
import { finding } from './finding.ts';
import { change } from './profileFix.ts';

const enough = 3;
const shortest = 1_000;

/** Times that are the usual ones of what stands in between, in seconds. */
const usual = new Map<number, readonly string[]>([
  [55, ['Heroku']],
  [60, ['nginx (proxy_read_timeout)', 'AWS Application Load Balancer']],
  [100, ['Cloudflare']],
  [120, ['IIS']],
  [240, ['Azure Load Balancer']],
  [350, ['AWS Network Load Balancer']],
  [600, ['Google Cloud']],
]);

/** Notes the ends of a session's connections, and tells when they end after the same time without a frame. */
export class IdleTimeout {
  /** In milliseconds, the last ones. */
  readonly #idle: number[] = [];

  /** A connection has ended. The finding comes with the third end in a row after the same idle time, and with each after. */
  ended({ opened, lastFrame, closed, close }: ConnectionFacts): Finding | undefined {
    const idle = closed - Math.max(opened, lastFrame ?? opened);
    if (close.by === 'us' || idle < shortest) {
      this.#idle.length = 0;
      return undefined;
    }
    this.#idle.push(idle);
    if (this.#idle.length > enough) this.#idle.shift();
    if (this.#idle.length < enough || !alike(this.#idle)) return undefined;
    return told(this.#idle, close.code);
  }
}

/** Within a tenth, or half a second, of the one in the middle. */
function alike(times: readonly number[]): boolean {
  const middle = median(times);
  const tolerance = Math.max(500, middle / 10);
  return times.every((time) => Math.abs(time - middle) <= tolerance);
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}

function told(times: readonly number[], code: number): Finding {
  const middle = median(times);
  const rounded = Math.round(middle / 1_000);
  const known = usual.get(rounded);
  const interval = heartbeatFor(middle);
  return finding({
    code: 'idle-timeout',
    stage: 'first-seconds',
    evidence: [
      `Closed ${times.length} times in a row after the same time without a frame: ${times.map((time) => seconds(time)).join(', ')}`,
      `Last close code: ${code}${code === 1006 ? ' (no close frame came)' : ''}`,
    ],
    cause:
      known === undefined
        ? t('Something closes the connection after {0} s without a frame: a proxy, a balancer or the server.', rounded)
        : t(
            'Something closes the connection after {0} s without a frame: a proxy, a balancer or the server; {0} s is the default of {1}.',
            rounded,
            listed(known),
          ),
    remedy: t(
      'Send a heartbeat more often than that, e.g. every {0}, or have the time raised there.',
      secondsText(interval),
    ),
    fix: change(t('Ping every {0}', secondsText(interval)), { heartbeat: { interval } }),
  });
}

/** Half of the time, in whole seconds where it is one or more. */
function heartbeatFor(idle: number): number {
  const half = idle / 2;
  return half >= 1_000 ? Math.floor(half / 1_000) * 1_000 : Math.floor(half);
}
