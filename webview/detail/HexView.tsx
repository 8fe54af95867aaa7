import { hexLines } from './hexLines.ts';
import { HexLineView } from './HexLineView.tsx';

/** Lines that are laid out together, where they are seen. */
const BLOCK = 64;

interface HexViewProps {
  bytes: Uint8Array;
  perLine: number;
  /** The offset of the first of these bytes. */
  start?: number;
  /** No more than so many blocks are drawn. */
  most?: number;
  /** What is marked, by offsets in the payload: from `from` to before `to`. */
  marked?: { from: number; to: number } | undefined;
}

export function blocksOf(bytes: Uint8Array, perLine: number): number {
  return Math.ceil(bytes.length / perLine / BLOCK);
}

/** Offset, bytes and ASCII, in blocks of lines. */
export function HexView({ bytes, perLine, start = 0, most = Infinity, marked }: HexViewProps) {
  return (
    <pre class="hex" dir="ltr">
      {Array.from({ length: Math.min(most, blocksOf(bytes, perLine)) }, (_, block) => {
        const from = block * BLOCK * perLine;
        const lines = hexLines(bytes, from, Math.min(from + BLOCK * perLine, bytes.length), perLine, start);
        return (
          <div key={block} class="hex-block" style={{ '--lines': lines.length }}>
            {lines.map((line, index) => (
              <HexLineView key={line.offset} line={line} at={start + from + index * perLine} marked={marked} />
            ))}
          </div>
        );
      })}
    </pre>
  );
}
