import { useSignal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import { t } from '../../src/contract/l10n.ts';
import type { Direction, Row } from '../../src/contract/model.ts';
import type { InspectedFrame, InspectorCalls, InspectorEvents } from '../../src/contract/panel.ts';
import type { Host } from '../bridge.ts';
import { readState, writeState } from '../bridge.ts';
import { Icon } from '../controls/Icon.tsx';
import { closeFacts, factsOf } from '../detail/facts.ts';
import { FactList } from '../detail/FactList.tsx';
import { Fragments, fragmentSummary, wholeMessage } from '../detail/Fragments.tsx';
import { hexOf } from '../detail/headerBits.ts';
import { HeaderDiagram } from '../detail/HeaderDiagram.tsx';
import { Original } from '../detail/Original.tsx';
import { Partner } from '../detail/Partner.tsx';
import { PayloadTabs } from '../detail/PayloadTabs.tsx';
import { choiceFrom } from '../detail/payloadView.ts';
import type { Foldable, PayloadChoice } from '../detail/payloadView.ts';
import { Section } from '../detail/Section.tsx';
import { formatLength } from '../format/amounts.ts';
import { offsetWords } from '../format/byteWords.ts';
import { directionSign, opcodeSign } from '../format/frameWords.ts';
import { formatPreciseClock } from '../format/times.ts';
import { MarkerDetail } from './MarkerDetail.tsx';

interface InspectorProps {
  detail: ReadonlySignal<InspectedFrame | null>;
  host: Host<InspectorCalls, InspectorEvents>;
  report: (error: unknown) => void;
}

/** All about the selected frame. */
export function Inspector({ detail, host, report }: InspectorProps) {
  const choice = useSignal(choiceFrom(readState()));
  const shown = detail.value;
  if (!shown) {
    return <p class="nothing">{t('Select a row of a connection to see its header, its times and its payload.')}</p>;
  }
  if (shown.row.direction === 'none') return <MarkerDetail detail={shown} />;
  const { id } = shown.row;
  const fragments = fragmentSummary(shown);
  const choose = (next: PayloadChoice): void => {
    choice.value = next;
    writeState(next);
  };
  const folding = (name: Foldable) => ({
    folded: choice.value.folded.includes(name),
    onFold: (folded: boolean) => {
      const others = choice.value.folded.filter((other) => other !== name);
      choose({ ...choice.value, folded: folded ? [...others, name] : others });
    },
  });
  return (
    <article class="inspector" aria-label={t('Frame {0}', id)}>
      <Title row={shown.row} direction={shown.row.direction} />
      {shown.row.violation && (
        <p class="violation" role="note">
          <Icon name="warning" />
          <span>
            {shown.row.violation.text}{' '}
            <span class="quiet">{t('At byte {0} of the frame.', offsetWords(shown.row.violation.offset))}</span>
          </span>
        </p>
      )}
      <FactList facts={closeFacts(shown)} />
      <Partner detail={shown} reveal={(partner) => void host.call('reveal', { id: partner }).catch(report)} />
      <Original row={shown.row} reveal={() => void host.call('goToOriginal', { id }).catch(report)} />
      <Section title={t('Header')} summary={hexOf(shown.header)} {...folding('header')}>
        <HeaderDiagram detail={shown} />
      </Section>
      <Section title={t('Times and lengths')} summary={formatPreciseClock(shown.row.time)} {...folding('facts')}>
        <FactList facts={factsOf(shown)} />
      </Section>
      {fragments !== undefined && (
        <Section title={t('Fragments')} summary={fragments} {...folding('fragments')}>
          <Fragments detail={shown} reveal={(fragment) => void host.call('reveal', { id: fragment }).catch(report)} />
        </Section>
      )}
      {fragments !== undefined && <p class="whole-message">{wholeMessage(shown)}</p>}
      <PayloadTabs
        key={`${shown.capture} ${id}`}
        part={shown.payload}
        decoded={shown.decoded}
        choice={choice.value}
        onChoose={choose}
        copy={(as) => void host.call('copy', { id, as }).catch(report)}
        json={{
          copyWritten: (text) => void host.call('copyWritten', { text }).catch(report),
          filter: (filter) => void host.call('filter', { filter }).catch(report),
        }}
        read={(offset, count) =>
          host.call('bytes', { id, offset, count }).catch((error: unknown) => {
            report(error);
            return undefined;
          })
        }
        readImage={() => host.call('image', { id })}
        open={() => void host.call('openPayload', { id }).catch(report)}
      />
    </article>
  );
}

function Title({ row, direction }: { row: Row; direction: Direction }) {
  const { icon, word } = directionSign(direction);
  return (
    <h1>
      <Icon name={icon} class={`is-${direction}`} />
      <span class="title-words">
        {opcodeSign(row.opcode).word} {word}
      </span>
      <span class="quiet">{formatLength(row.payloadLength)}</span>
      <span class="frame-number">#{row.id}</span>
    </h1>
  );
}
