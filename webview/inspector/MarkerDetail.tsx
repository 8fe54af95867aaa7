import { t } from '../../src/contract/l10n.ts';
import type { FrameDetail } from '../../src/contract/model.ts';
import { Icon } from '../controls/Icon.tsx';
import { closeCodeFacts, timeFacts } from '../detail/facts.ts';
import { FactList } from '../detail/FactList.tsx';
import { VisibleText } from '../detail/VisibleText.tsx';
import { markerIcons } from '../format/frameWords.ts';

/** What happened to the connection: there is no header and no payload to be shown. */
export function MarkerDetail({ detail }: { detail: FrameDetail }) {
  const { id, marker, preview } = detail.row;
  return (
    <article class="inspector" aria-label={t('Marker {0}', id)}>
      <h1>
        {marker && <Icon name={markerIcons[marker.kind]} />}
        <span class="title-words">
          <VisibleText text={preview} />
        </span>
        <span class="frame-number">#{id}</span>
      </h1>
      <FactList facts={[...closeCodeFacts(detail), ...timeFacts(detail)]} />
    </article>
  );
}
