/** Time-outs, heartbeat and reconnecting; all in milliseconds. */
import { t } from '../../../contract/l10n.ts';
import type { Heartbeat, Reconnect, Timeouts } from '../../../contract/profile.ts';
import { message } from './messages.ts';
import { either, fieldsOf, flag, listOf, number } from './shapes.ts';

/** What a timer takes. */
const longest = 2 ** 31 - 1;
const duration = number(1, longest, { whole: false });

export const timeouts = fieldsOf<Timeouts>({ connect: duration, response: duration });

export const heartbeat = fieldsOf<Heartbeat>({ interval: duration, timeout: duration, message }, ['interval']);

const parameters = fieldsOf<Reconnect>({
  attempts: number(0, Number.MAX_SAFE_INTEGER, { whole: true }),
  delay: number(0, longest, { whole: false }),
  maxDelay: number(0, longest, { whole: false }),
  factor: number(1, 1000, { whole: false }),
  jitter: number(0, 1, { whole: false }),
  /** RFC 6455 §7.4. */
  stopOn: listOf(number(1000, 4999, { whole: true }), () => t('a list of close codes')),
});

export const reconnect = either<boolean | Reconnect>({ boolean: flag, object: parameters }, () =>
  t('true, false, or an object that says when and how often'),
);
