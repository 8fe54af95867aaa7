import { asBytes, frame, type Opcode } from './frame.ts';

export interface FragmentedMessage {
  opcode: Opcode;
  payload: string | Uint8Array;
  /** Offsets in the payload at which it is cut; `[2, 5]` makes three fragments. */
  cuts: readonly number[];
  /** Of the first fragment; the others have none (RFC 7692 §6.1 sets RSV1 on the first only). */
  rsv?: number;
  /** The masking key of every fragment. */
  mask?: string | Uint8Array;
}

/** The frames of one message (RFC 6455 §5.4), first to last. */
export function fragments({ opcode, payload, cuts, rsv = 0, mask }: FragmentedMessage): Uint8Array[] {
  const data = asBytes(payload);
  return [0, ...cuts].map((start, index) =>
    frame({
      fin: index === cuts.length,
      rsv: index === 0 ? rsv : 0,
      opcode: index === 0 ? opcode : 'continuation',
      payload: data.subarray(start, cuts[index]),
      ...(mask === undefined ? {} : { mask }),
    }),
  );
}
