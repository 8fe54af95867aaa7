import type { Attempt } from '../net/attempt.ts';
import { hidden, redactedHead, redactedSubprotocol, redactedUrl, redactedWords, withoutSecrets } from './redaction.ts';

const decoder = new TextDecoder('utf-8');

/** The attempt without secrets, in all that findings may quote. */
export function shownAttempt(attempt: Attempt, secrets: readonly string[]): Attempt {
  const text = (value: string): string => withoutSecrets(value, secrets);
  const url = (value: string): string => text(redactedUrl(value));
  const answered = <Answer extends NonNullable<Attempt['response']>>(answer: Answer): Answer => ({
    ...redactedHead(answer, secrets),
    raw: bytes(answer.raw, secrets),
    ...(answer.body === undefined ? {} : { body: Buffer.from(redactedWords(text(decoder.decode(answer.body)))) }),
  });
  const { target, error, proxy, request, response, redirects, unreadable, offered } = attempt;
  return {
    ...attempt,
    target: { ...target, url: url(target.url), path: url(target.path) },
    ...(error === undefined ? {} : { error: { ...error, message: text(error.message) } }),
    ...(request === undefined ? {} : { request: redactedHead(request, secrets) }),
    ...(response === undefined ? {} : { response: answered(response) }),
    ...(unreadable === undefined ? {} : { unreadable: bytes(unreadable, secrets) }),
    ...(redirects === undefined
      ? {}
      : { redirects: redirects.map((hop) => ({ ...hop, url: url(hop.url), location: url(hop.location) })) }),
    ...(proxy === undefined
      ? {}
      : {
          proxy: {
            ...proxy,
            url: url(proxy.url),
            ...(proxy.request === undefined ? {} : { request: redactedHead(proxy.request, secrets) }),
            ...(proxy.response === undefined ? {} : { response: answered(proxy.response) }),
            ...(proxy.refusal === undefined ? {} : { refusal: text(proxy.refusal) }),
          },
        }),
    offered: { ...offered, subprotocols: offered.subprotocols.map((name) => text(redactedSubprotocol(name))) },
  };
}

/** Bytes that came may repeat what was sent. */
function bytes(raw: Uint8Array, secrets: readonly string[]): Uint8Array {
  const text = Buffer.from(raw).toString('latin1');
  const without = withoutSecrets(text, secrets);
  return without === text ? raw : Buffer.from(without.replaceAll(hidden, '***'), 'latin1');
}
