import { hexLines } from './hexLines.ts';

/** Lines that are laid out together, where they are seen. */
const BLOCK = 64;

interface HexViewProps {
  bytes: Uint8Array;
  perLine: number;
  /** The offset of the first of these bytes. */
  start?: number;
  /** No more than so many blocks are drawn. */
  most?: number;
}

export function blocksOf(bytes: Uint8Array, perLine: number): number {
  return Math.ceil(bytes.length / perLine / BLOCK);
}

/** Offset, bytes and ASCII, in blocks of lines. */
export function HexView({ bytes, perLine, start = 0, most = Infinity }: HexViewProps) {
  return (
    <pre class="hex" dir="ltr">
      {Array.from({ length: Math.min(most, blocksOf(bytes, perLine)) }, (_, block) => {
        const from = block * BLOCK * perLine;
        const lines = hexLines(bytes, from, Math.min(from + BLOCK * perLine, bytes.length), perLine, start);
        return (
          <div key={block} class="hex-block" style={{ '--lines': lines.length }}>
            {lines.map((line) => (
              <div key={line.offset} class="hex-line">
                <span class="hex-offset">{line.offset}</span>
                <span class="hex-bytes">{line.hex}</span>
                <span class="hex-ascii">{line.ascii}</span>
              </div>
            ))}
          </div>
        );
      })}
    </pre>
  );
}
