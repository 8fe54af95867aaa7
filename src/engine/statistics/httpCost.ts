import type { Handshake, Head } from '../../contract/model.ts';
import type { Overhead } from '../../contract/statistics.ts';

/** Fields that are about the upgrade (RFC 6455 §4); an exchange of HTTP would not have them. */
function isOfUpgrade(name: string): boolean {
  const lower = name.toLowerCase();
  return lower === 'upgrade' || lower === 'connection' || lower.startsWith('sec-websocket-');
}

/** Bytes of a head without those: each line with its end, and the empty line (RFC 9112 §2.1). */
function headLength({ startLine, headers }: Head): number {
  const fields = headers.filter(([name]) => !isOfUpgrade(name));
  return fields.reduce((sum, [name, value]) => sum + name.length + value.length + 4, startLine.length + 4);
}

/**
 * What messages would cost over HTTP/1.1 beside their payloads, reckoned low: an exchange carries one message there and
 * one back, and its heads are those of this handshake, without the upgrade and without a length of the content.
 */
export function httpCost(
  handshake: Handshake | null,
  messages: { in: number; out: number },
): Pick<Overhead, 'handshake' | 'http'> {
  const exchanges = Math.max(messages.in, messages.out);
  const { request, response } = handshake ?? {};
  const requestHead = request === undefined ? 0 : headLength(request);
  const answerHead = response === undefined ? 0 : headLength(response);
  return {
    handshake: (request?.raw.length ?? 0) + (response?.raw.length ?? 0),
    http: { exchanges, requestHead, answerHead, bytes: exchanges * (requestHead + answerHead) },
  };
}
