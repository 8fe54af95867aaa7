import { useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { Direction, Head } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { formatLength } from '../format/amounts.ts';
import { VisibleText } from '../detail/VisibleText.tsx';
import { visibleText } from '../format/visibleText.ts';
import { rawLines } from './rawHead.ts';
import type { IconName } from '../controls/iconNames.ts';

interface HeadViewProps {
  title: string;
  icon: IconName;
  direction: Direction;
  head: Head;
}

/** The head of an HTTP message: its lines in their order, or its bytes. */
export function HeadView({ title, icon, direction, head }: HeadViewProps) {
  const [raw, setRaw] = useState(false);
  return (
    <section class="head">
      <h2>
        <Icon name={icon} class={`is-${direction}`} /> {title}
        <span class="quiet">{formatLength(head.raw.length)}</span>
        <Button
          appearance="icon"
          pressed={raw}
          title={t('Show every byte of the head, line ends included')}
          onClick={() => setRaw(!raw)}
        >
          {t('Raw')}
        </Button>
      </h2>
      {raw ? (
        <pre class="raw-head">
          {rawLines(head.raw).map(({ text, end }, index) => (
            <div key={index}>
              <VisibleText text={text} />
              <VisibleText text={end} />
            </div>
          ))}
        </pre>
      ) : (
        <div class="lines">
          <div class="start-line">{visibleText(head.startLine)}</div>
          {head.headers.map(([name, value], index) => (
            <div key={index} class="header-line">
              <span class="header-name">{visibleText(name)}:</span>{' '}
              <span class="header-value">{visibleText(value)}</span>
            </div>
          ))}
        </div>
      )}
    </section>
  );
}
