/** What stands in the form for advanced sending, and what the host is asked for by it. */
import { t } from '../../src/contract/l10n.ts';
import type { SendingOptions } from '../../src/contract/panel.ts';
import { RpcError } from '../../src/contract/rpc.ts';

export interface AdvancedFields {
  as: 'message' | 'frame';
  /** As typed: a number of bytes, or empty. */
  fragment: string;
  uncompressed: boolean;
  opcode: number;
  fin: boolean;
  /** 0 to 7; RSV1 is 4. */
  rsv: number;
  mask: boolean;
  /** As typed: a number, or empty. */
  claimed: string;
  /** As typed: how often it is sent; empty is once. */
  times: string;
  /** As typed: milliseconds from one to the next. */
  every: string;
}

export const usualFields: AdvancedFields = {
  as: 'message',
  fragment: '',
  uncompressed: false,
  opcode: 1,
  fin: true,
  rsv: 0,
  mask: true,
  claimed: '',
  times: '',
  every: '1000',
};

/** Undefined where it is sent as usual. */
export function fieldsOf({ fragment, compress, frame }: SendingOptions = {}): AdvancedFields | undefined {
  if (frame) return { ...usualFields, ...frame, as: 'frame', claimed: String(frame.claimed ?? '') };
  if (fragment === undefined && compress !== false) return undefined;
  return { ...usualFields, fragment: String(fragment ?? ''), uncompressed: compress === false };
}

/** Throws an `RpcError` where a number is none. */
export function sendingOptions(fields: AdvancedFields): SendingOptions {
  if (fields.as === 'message') {
    const fragment = numberIn(fields.fragment, t('Bytes of a fragment'), 1);
    return { ...(fragment === undefined ? {} : { fragment }), ...(fields.uncompressed ? { compress: false } : {}) };
  }
  const { opcode, fin, rsv, mask } = fields;
  const claimed = numberIn(fields.claimed, t('Claimed length'), 0);
  return { frame: { opcode, fin, rsv, mask, ...(claimed === undefined ? {} : { claimed }) } };
}

/** Undefined where it is sent once. Throws an `RpcError` where a number is none. */
export function repetition({ times, every }: AdvancedFields): { every: number; times: number } | undefined {
  const count = numberIn(times, t({ message: 'Times', comment: 'how often' }), 1, 1_000_000) ?? 1;
  if (count === 1) return undefined;
  return { times: count, every: numberIn(every, t('Milliseconds from one to the next'), 10, 86_400_000) ?? 1000 };
}

/** Undefined where nothing is typed. */
export function numberIn(
  text: string,
  name: string,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number | undefined {
  if (text.trim() === '') return undefined;
  const number = /^\s*\d+\s*$/.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new RpcError({
    code: 'not-a-number',
    message: t('“{0}” does not fit in “{1}”, so nothing was sent.', text, name),
    cause: t('It takes an integer from {0} to {1}.', least, most),
    remedy: t('Correct it, or leave it empty.'),
  });
}
