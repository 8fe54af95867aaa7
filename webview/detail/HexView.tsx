import { hexLines } from './hexLines.ts';

/** Offset, bytes and ASCII. */
export function HexView({ bytes, perLine }: { bytes: Uint8Array; perLine: number }) {
  return (
    <pre class="hex" dir="ltr">
      {hexLines(bytes, 0, bytes.length, perLine).map((line) => (
        <div key={line.offset}>
          <span class="hex-offset">{line.offset}</span>
          <span class="hex-bytes">{line.hex}</span>
          <span class="hex-ascii">{line.ascii}</span>
        </div>
      ))}
    </pre>
  );
}
