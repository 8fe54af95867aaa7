import { useMemo, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { ByteRange } from '../../src/contract/decoding.ts';
import type { DecodedPayload } from '../../src/contract/model.ts';
import { refusalWords } from '../format/byteWords.ts';
import { AtByte } from './AtByte.tsx';
import { JsonTree, type JsonTreeActions } from './JsonTree.tsx';
import { MarkedBytes, markedLines, type ShowHex } from './MarkedBytes.tsx';
import { TextView } from './TextView.tsx';
import { rangeFinder } from './valueRanges.ts';

interface DecodedViewProps {
  decoded: DecodedPayload;
  /** Of the payload, from its beginning. */
  bytes: Uint8Array;
  actions: JsonTreeActions;
  showHex: ShowHex;
}

/** What the session's decoder makes of the message, or why it cannot, and where. */
export function DecodedView({ decoded, bytes, actions, showHex }: DecodedViewProps) {
  const { title, decoder } = decoded;
  // Places in what is inside are none in the payload.
  const isWrapped = decoder.includes('>');
  if ('failure' in decoded) {
    const { failure, offset } = decoded;
    if (isWrapped || offset === undefined) return <p class="not-json">{refusalWords(decoded)}</p>;
    return (
      <>
        <p class="not-json">
          {t('Not {0}. {1}', title, failure)} <AtByte offset={offset} showHex={showHex} />
        </p>
        <MarkedBytes bytes={bytes} range={{ from: offset, to: offset + 1 }} showHex={showHex} />
      </>
    );
  }
  const by = isWrapped ? decoder : title;
  return (
    <>
      {decoded.cut ? (
        <>
          <p class="quiet">{by}</p>
          <TextView text={decoded.tree} />
          <p class="quiet">{t('Only its beginning is shown.')}</p>
        </>
      ) : (
        <DecodedTree
          key={decoded.tree}
          text={decoded.tree}
          deeper={decoded.deeper}
          by={by}
          ranges={isWrapped ? [] : decoded.ranges}
          bytes={bytes}
          actions={actions}
          showHex={showHex}
        />
      )}
    </>
  );
}

interface DecodedTreeProps {
  text: string;
  /** What is said where levels are left out. */
  deeper: string | undefined;
  by: string;
  ranges: readonly ByteRange[];
  bytes: Uint8Array;
  actions: JsonTreeActions;
  showHex: ShowHex;
}

/** The tree, and below it the bytes of the value that the pointer is on, where the format tells them. */
function DecodedTree({ text, deeper, by, ranges, bytes, actions, showHex }: DecodedTreeProps) {
  const find = useMemo(() => rangeFinder(ranges), [ranges]);
  const [range, setRange] = useState<ByteRange | undefined>(undefined);
  if (ranges.length === 0) return <JsonTree text={text} deeper={deeper} actions={actions} by={by} />;
  return (
    <div class="with-bytes" style={{ '--lines': markedLines(bytes) }}>
      <JsonTree text={text} deeper={deeper} actions={actions} by={by} onLook={(path) => setRange(find(path))} />
      <MarkedBytes bytes={bytes} range={range} showHex={showHex} />
    </div>
  );
}
