import type { Finding } from '../../contract/finding.ts';
import type { ConnectionFacts } from './connectionFacts.ts';
import { milliseconds } from './durations.ts';
import { finding, type Conclusion } from './finding.ts';
import { quoted } from './shownText.ts';

/** A check of a connection stays that long, in milliseconds. */
export const atOnce = 1_000;

type Words = Pick<Conclusion, 'cause' | 'remedy'>;

const words = new Map<number, Words>([
  [
    1002,
    {
      cause: 'The server opened the connection, and closed it for a breach of the protocol.',
      remedy: 'Look at what was sent on opening; the server, or a proxy before it, may not support what was agreed on.',
    },
  ],
  [
    1003,
    {
      cause: 'The server opened the connection, and closed it for data of a type that it does not take.',
      remedy: 'Look at what is sent on opening: text where the server wants binary, or the other way round.',
    },
  ],
  [
    1007,
    {
      cause: 'The server opened the connection, and closed it for data that it cannot read.',
      remedy: 'Look at what is sent on opening: it is not as the server expects it.',
    },
  ],
  [
    1008,
    {
      cause: 'The server opened the connection, and closed it for a rule of its own; often for missing credentials.',
      remedy: 'Check token, cookie, Origin and subprotocol, and what the server wants to be sent first.',
    },
  ],
  [
    1011,
    {
      cause: 'The server opened the connection, and failed at once.',
      remedy: 'Look in the server’s log.',
    },
  ],
]);

/** The server closed within a second of opening, with a code that says that it does not want this client. */
export function closedAtOnce({ opened, closed, close }: ConnectionFacts): Finding | undefined {
  const { code, reason, by } = close;
  const after = closed - opened;
  if (by === 'us' || after > atOnce) return undefined;
  const told = words.get(code) ?? (code >= 3000 && code <= 4999 ? applicationWords(code, reason) : undefined);
  if (told === undefined) return undefined;
  return finding({
    code: 'closed-at-once',
    stage: 'first-seconds',
    evidence: [
      `Close frame from the server: ${code}${reason === '' ? ', without a reason' : ` ${quoted(reason, 123)}`}`,
      `${milliseconds(Math.max(0, after))} after opening`,
    ],
    ...told,
  });
}

/** 3000 to 3999 are registered, 4000 to 4999 private (RFC 6455 §7.4.2); many follow the last digits of HTTP. */
function applicationWords(code: number, reason: string): Words {
  const access = [3000, 3003, 4001, 4003].includes(code) || [401, 403].includes(code % 1000);
  const says = access || /auth|token|forbidden|credential|permission/i.test(reason);
  return {
    cause: `The server opened the connection, and closed it with ${code}, a code of its application${says ? ': it does not let this client in' : ''}.`,
    remedy: says
      ? 'Check the credentials, and whether they have to be sent as the first message.'
      : 'Look up what the code means to the application; its reason may say it.',
  };
}
