import type { CloseState } from '../../contract/model.ts';
import type { Capture } from '../capture/capture.ts';
import { applyMask } from '../wire/masking.ts';

/** How the connection of now ended, as far as its frames tell (RFC 6455 §7.1.5); undefined where there is no close frame. */
export function closeSeen(capture: Capture): CloseState | undefined {
  const { firstClose } = capture;
  const record = firstClose === undefined ? undefined : capture.frames.get(firstClose.id);
  if (record === undefined) return undefined;
  const { direction, offset, headerLength, payloadLength, masked } = record;
  const payload = capture.read(direction, offset + headerLength, Math.min(payloadLength, 125));
  if (masked) applyMask(payload, capture.read(direction, offset + headerLength - 4, 4));
  const reason = new TextDecoder().decode(payload.subarray(2));
  return { code: record.closeCode, reason, by: direction === 'in' ? 'peer' : 'us' };
}
