/** The fields of the language: what they are called, and what they can be compared with. */
import { t } from '../contract/l10n.ts';
import type { OpcodeName } from '../contract/model.ts';

/** RFC 6455 §5.2. */
export const opcodes = {
  continuation: 0,
  text: 1,
  binary: 2,
  close: 8,
  ping: 9,
  pong: 10,
} as const satisfies Record<OpcodeName, number>;

/** `Violation.code`, of all breaches that the decoder knows. */
export const violations = [
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

export const flags = ['fin', 'masked', 'compressed', 'rsv1', 'rsv2', 'rsv3', 'bookmarked'] as const;
export type FlagName = (typeof flags)[number];

export const numbers = ['size', 'wire', 'id', 'gap', 'reply', 'close'] as const;
export type NumberName = (typeof numbers)[number];

export interface FieldHelp {
  name: string;
  /** One clause, for the list of what can be written. */
  help: () => string;
  /** All values that it can have, or an example of one. */
  values: readonly string[];
  /** What is behind its name where somebody chooses it. */
  sign: ':' | '>';
}

const yesNo = ['true', 'false'];

/** In the order in which they are offered. */
export const fields: readonly FieldHelp[] = [
  { name: 'dir', help: () => t('direction'), values: ['in', 'out'], sign: ':' },
  { name: 'op', help: () => t('opcode, by name or number'), values: Object.keys(opcodes), sign: ':' },
  { name: 'size', help: () => t('bytes of the payload'), values: ['100', '1kb', '1kib', '1mb'], sign: '>' },
  { name: 'wire', help: () => t('bytes on the wire'), values: ['100', '1kb', '1kib', '1mb'], sign: '>' },
  { name: 'time', help: () => t('local time of day'), values: ['16:20:01.3'], sign: '>' },
  { name: 'gap', help: () => t('time since the row before'), values: ['200ms', '1s', '1m'], sign: '>' },
  { name: 'reply', help: () => t('time until the reply'), values: ['none', 'any', '200ms', '1s', '1m'], sign: ':' },
  { name: 'close', help: () => t('close code'), values: ['any', '1000', '1001', '1006', '1011'], sign: ':' },
  { name: 'violation', help: () => t('breach of the protocol'), values: ['any', ...violations], sign: ':' },
  { name: 'fin', help: () => t('last fragment'), values: yesNo, sign: ':' },
  { name: 'masked', help: () => t('payload masked'), values: yesNo, sign: ':' },
  { name: 'compressed', help: () => t('sent with permessage-deflate'), values: yesNo, sign: ':' },
  { name: 'rsv', help: () => t('reserved bits'), values: ['any', '0', '4'], sign: ':' },
  { name: 'rsv1', help: () => t('reserved bit 1'), values: yesNo, sign: ':' },
  { name: 'rsv2', help: () => t('reserved bit 2'), values: yesNo, sign: ':' },
  { name: 'rsv3', help: () => t('reserved bit 3'), values: yesNo, sign: ':' },
  { name: 'hex', help: () => t('bytes of the payload'), values: ['"de ad"'], sign: ':' },
  { name: 'id', help: () => t('number of the row'), values: ['1'], sign: ':' },
  { name: 'note', help: () => t('words of the note on a row'), values: ['any'], sign: ':' },
  { name: 'bookmarked', help: () => t('bookmarked rows'), values: yesNo, sign: ':' },
];

const names = new Set(fields.map(({ name }) => name));

/** In any case. */
export function isFieldName(word: string): boolean {
  return names.has(word.toLowerCase());
}
