import { hexLines } from './hexLines.ts';

/** Offset, bytes and ASCII. `start`: the offset of the first of these bytes. */
export function HexView({ bytes, perLine, start = 0 }: { bytes: Uint8Array; perLine: number; start?: number }) {
  return (
    <pre class="hex" dir="ltr">
      {hexLines(bytes, 0, bytes.length, perLine, start).map((line) => (
        <div key={line.offset}>
          <span class="hex-offset">{line.offset}</span>
          <span class="hex-bytes">{line.hex}</span>
          <span class="hex-ascii">{line.ascii}</span>
        </div>
      ))}
    </pre>
  );
}
