import { isUtf8 } from 'node:buffer';
import { Violation } from './violations.ts';

/** Codes that may stand in a close frame: RFC 6455 §7.4.1, §7.4.2 and the IANA registry's 1012 to 1014. */
export function isSendableCloseCode(code: number): boolean {
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

/** The code of a close frame's unmasked payload; 1005 where there is none (RFC 6455 §7.1.5). */
export function closeCodeOf(payload: Uint8Array): number {
  return payload.length < 2 ? 1005 : (payload[0]! << 8) | payload[1]!;
}

/** The violation's number and its offset in the payload, or undefined (RFC 6455 §5.5.1). */
export function closePayloadViolation(payload: Uint8Array): { violation: number; offset: number } | undefined {
  if (payload.length === 0) return undefined;
  if (payload.length === 1) return { violation: Violation['close-payload-length'], offset: 0 };
  if (!isSendableCloseCode(closeCodeOf(payload))) return { violation: Violation['close-code'], offset: 0 };
  if (!isUtf8(payload.subarray(2))) return { violation: Violation['close-reason-utf8'], offset: 2 };
  return undefined;
}
