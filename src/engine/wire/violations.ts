import { t } from '../../contract/l10n.ts';

/**
 * Breaches of the protocol that the passive decoder can find. A record stores the position in this list, so entries
 * are only ever added at its end; position 0 means none.
 */
const codes = [
  'none',
  'reserved-opcode',
  'reserved-bits',
  'unmasked-from-client',
  'masked-from-server',
  'length-not-minimal',
  'length-out-of-range',
  'control-too-long',
  'control-fragmented',
  'continuation-without-start',
  'message-interrupted',
  'invalid-utf8',
  'close-payload-length',
  'close-code',
  'close-reason-utf8',
  'data-after-close',
  'truncated',
  'deflate-error',
] as const;

export type ViolationCode = Exclude<(typeof codes)[number], 'none'>;

const sentences: Readonly<Record<ViolationCode, () => string>> = {
  'reserved-opcode': () => t('The opcode is reserved (RFC 6455 §5.2).'),
  'reserved-bits': () => t('A reserved bit is set that no negotiated extension defines (RFC 6455 §5.2).'),
  'unmasked-from-client': () => t('A client must mask every frame (RFC 6455 §5.1).'),
  'masked-from-server': () => t('A server must not mask frames (RFC 6455 §5.1).'),
  'length-not-minimal': () => t('The payload length is not in its shortest form (RFC 6455 §5.2).'),
  'length-out-of-range': () =>
    t(
      'The most significant bit of the 64-bit payload length is set, or the length is beyond 2^53: no frame can be told apart after this one (RFC 6455 §5.2).',
    ),
  'control-too-long': () => t('A control frame carries more than 125 bytes (RFC 6455 §5.5).'),
  'control-fragmented': () => t('A control frame must not be fragmented (RFC 6455 §5.5).'),
  'continuation-without-start': () => t('A continuation frame, but there is no message to continue (RFC 6455 §5.4).'),
  'message-interrupted': () => t('A new message begins before the fragmented one before it has ended (RFC 6455 §5.4).'),
  'invalid-utf8': () => t('A text message is not valid UTF-8 (RFC 6455 §8.1).'),
  'close-payload-length': () =>
    t('A close frame carries a single byte: neither empty nor a two-byte code (RFC 6455 §5.5.1).'),
  'close-code': () => t('The close code must not appear in a close frame (RFC 6455 §7.4).'),
  'close-reason-utf8': () => t('The close reason is not valid UTF-8 (RFC 6455 §5.5.1).'),
  'data-after-close': () => t('A frame after the close frame (RFC 6455 §5.5.1).'),
  truncated: () => t('The connection ended in the middle of this frame (RFC 6455 §7.1.7).'),
  'deflate-error': () => t('The compressed payload cannot be inflated (RFC 7692 §7.2.2).'),
};

const positions = new Map<string, number>(codes.map((code, position) => [code, position]));

/** The number a record stores for a violation. */
export function violationNumber(code: ViolationCode): number {
  return positions.get(code)!;
}

/** Undefined for 0 and for numbers that a later version wrote. */
export function violationByNumber(position: number): { code: ViolationCode; text: string } | undefined {
  const code = codes[position];
  return code === undefined || code === 'none' ? undefined : { code, text: sentences[code]() };
}

/** The numbers by code, for where a look-up for each frame would cost. */
export const Violation = Object.fromEntries(codes.map((code, position) => [code, position])) as Record<
  ViolationCode,
  number
>;
