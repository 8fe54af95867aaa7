import type { Direction } from '../../contract/model.ts';
import { FrameDecoder, type DecodedFrame } from '../wire/frameDecoder.ts';
import { Opcode } from '../wire/opcodes.ts';
import type { CaptureListener } from './captureListener.ts';
import type { Framing } from './connectionMeta.ts';

/** Follows a direction's frames from where they begin: `keep` is given each, then the listener hears of what concerns it. */
export function newDecoder(
  direction: Direction,
  { offset, deflate }: Framing,
  listener: CaptureListener,
  keep: (frame: DecodedFrame) => void,
): FrameDecoder {
  const violated = (frame: DecodedFrame): void => listener.violation?.(direction, frame);
  const { longest } = listener;
  const limit =
    longest === undefined || direction === 'out' ? {} : { longest, tooLong: () => listener.tooLong?.(direction) };
  const decoder = new FrameDecoder(
    { fromServer: direction === 'in', deflate, offset: offset[direction], ...limit },
    (frame) => {
      keep(frame);
      if (frame.violation !== 0) violated(frame);
      else if ((frame.byte0 & 0xf) >= Opcode.close) listener.control?.(direction, frame, decoder.controlPayload);
    },
    violated,
  );
  return decoder;
}
