import type { HexLine } from './hexLines.ts';

interface HexLineViewProps {
  line: HexLine;
  /** The offset of its first byte. */
  at: number;
  /** What is marked, where some of it is in this line: from `from` to before `to`. */
  marked: { from: number; to: number } | undefined;
}

export function HexLineView({
  line: { offset, hex, ascii },
  at,
  marked: { from, to } = { from: 0, to: 0 },
}: HexLineViewProps) {
  const begin = Math.min(Math.max(0, from - at), ascii.length);
  const end = Math.min(Math.max(begin, to - at), ascii.length);
  return (
    <div class="hex-line">
      <span class="hex-offset">{offset}</span>
      <span class="hex-bytes">
        <Marked text={hex} from={begin * 3} to={end > begin ? end * 3 - 1 : begin * 3} />
      </span>
      <span class="hex-ascii">
        <Marked text={ascii} from={begin} to={end} />
      </span>
    </div>
  );
}

function Marked({ text, from, to }: { text: string; from: number; to: number }) {
  if (to <= from) return <>{text}</>;
  return (
    <>
      {text.slice(0, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}
