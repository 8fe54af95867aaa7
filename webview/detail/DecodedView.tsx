import { useMemo, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { ByteRange } from '../../src/contract/decoding.ts';
import type { DecodedPayload } from '../../src/contract/model.ts';
import { JsonTree, type JsonTreeActions } from './JsonTree.tsx';
import { MarkedBytes } from './MarkedBytes.tsx';
import { TextView } from './TextView.tsx';
import { rangeFinder } from './valueRanges.ts';

interface DecodedViewProps {
  decoded: DecodedPayload;
  /** Of the payload, from its beginning. */
  bytes: Uint8Array;
  actions: JsonTreeActions;
  /** Shows the bytes. */
  showHex: () => void;
}

/** What the session's decoder makes of the message, or why it cannot, and where. */
export function DecodedView({ decoded, bytes, actions, showHex }: DecodedViewProps) {
  const { title, decoder } = decoded;
  if ('failure' in decoded) {
    return (
      <p class="not-json">
        {t('Not {0}. {1}', title, decoded.failure)}{' '}
        {decoded.offset !== undefined && (
          <a
            href="#"
            onClick={(event) => {
              event.preventDefault();
              showHex();
            }}
          >
            {t('At byte {0}.', decoded.offset)}
          </a>
        )}
      </p>
    );
  }
  // Places in what is inside are none in the payload.
  const isWrapped = decoder.includes('>');
  return (
    <>
      <p class="quiet decoded-by">{isWrapped ? decoder : title}</p>
      {decoded.cut ? (
        <>
          <TextView text={decoded.tree} />
          <p class="quiet">{t('Only its beginning is shown.')}</p>
        </>
      ) : (
        <DecodedTree
          key={decoded.tree}
          text={decoded.tree}
          deeper={decoded.deeper}
          ranges={isWrapped ? [] : decoded.ranges}
          bytes={bytes}
          actions={actions}
        />
      )}
    </>
  );
}

interface DecodedTreeProps {
  text: string;
  /** What is said where levels are left out. */
  deeper: string | undefined;
  ranges: readonly ByteRange[];
  bytes: Uint8Array;
  actions: JsonTreeActions;
}

/** The tree, and below it the bytes of the value that the pointer is on, where the format tells them. */
function DecodedTree({ text, deeper, ranges, bytes, actions }: DecodedTreeProps) {
  const find = useMemo(() => rangeFinder(ranges), [ranges]);
  const [range, setRange] = useState<ByteRange | undefined>(undefined);
  if (ranges.length === 0) return <JsonTree text={text} deeper={deeper} actions={actions} />;
  return (
    <div class="with-bytes">
      <JsonTree text={text} deeper={deeper} actions={actions} onLook={(path) => setRange(find(path))} />
      <MarkedBytes bytes={bytes} range={range} />
    </div>
  );
}
