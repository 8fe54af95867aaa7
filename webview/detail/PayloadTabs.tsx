import { useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { DecodedPayload, PayloadPart } from '../../src/contract/model.ts';
import { Button } from '../controls/Button.tsx';
import { formatLength } from '../format/amounts.ts';
import { refusalWords } from '../format/byteWords.ts';
import { Icon } from '../controls/Icon.tsx';
import { DecodedView } from './DecodedView.tsx';
import { HexPages, type ReadBytes } from './HexPages.tsx';
import { ImageView, type ReadImage } from './ImageView.tsx';
import { JsonTree, type JsonTreeActions } from './JsonTree.tsx';
import { JsonView } from './JsonView.tsx';
import type { ShowHex } from './MarkedBytes.tsx';
import { isWholeJson, refusalOf, textOf, viewFor, viewsOf } from './payloadView.ts';
import type { PayloadChoice, PayloadView } from './payloadView.ts';
import { TextView } from './TextView.tsx';

/** Drawn at once; more is drawn when it is asked for, so that moving through rows stays quick. */
const DRAWN = 16_384;
/** Drawn at most, however much is here: each token and each unseen character is an element. */
const MOST_DRAWN = 262_144;

interface Copy {
  as: 'text' | 'hex' | 'base64';
  text: () => string;
  label: () => string;
}

/** What can be copied of each view. */
const textCopy: Copy = { as: 'text', text: () => t('Copy'), label: () => t('Copy as text') };
const base64Copy: Copy = { as: 'base64', text: () => t('Base64'), label: () => t('Copy as Base64') };
const copies: Record<PayloadView, readonly Copy[]> = {
  decoded: [textCopy],
  text: [textCopy],
  json: [textCopy],
  hex: [{ as: 'hex', text: () => t('Hex'), label: () => t('Copy as hex') }, base64Copy],
  image: [base64Copy],
};

interface PayloadTabsProps {
  part: PayloadPart;
  decoded?: DecodedPayload | undefined;
  choice: PayloadChoice;
  onChoose: (choice: PayloadChoice) => void;
  copy: (as: Copy['as']) => void;
  open: () => void;
  json: JsonTreeActions;
  read: ReadBytes;
  readImage: ReadImage;
}

/** The payload as text, as JSON and as bytes. */
export function PayloadTabs({ part, decoded, choice, onChoose, copy, open, json, read, readImage }: PayloadTabsProps) {
  const views = viewsOf(part, decoded);
  /** On this payload; what is chosen for the next ones holds where it suits them. */
  const [clicked, setClicked] = useState<PayloadView | undefined>(undefined);
  const view = views.find(({ id }) => id === clicked)?.id ?? viewFor(part, choice, decoded);
  const refusal = refusalOf(part, decoded);
  const [marked, setMarked] = useState<{ from: number; to: number } | undefined>(undefined);
  const choose = (next: PayloadView): void => {
    setClicked(next);
    onChoose({ ...choice, [part.kind]: next });
  };
  const showHex: ShowHex = (range) => {
    setMarked(range);
    choose('hex');
  };
  const move = (event: KeyboardEvent): void => {
    const at = views.findIndex(({ id }) => id === view);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: views.length - 1 }[event.key];
    const next = to === undefined ? undefined : views.at(to % views.length);
    if (!next) return;
    event.preventDefault();
    choose(next.id);
    document.getElementById(`payload-${next.id}`)?.focus();
  };
  return (
    <section class="payload-section" aria-label={t('Payload')}>
      <div class="payload-bar">
        <div class="tabs" role="tablist" aria-label={t('Payload views')} onKeyDown={move}>
          {views.map(({ id, text }) => (
            <button
              key={id}
              id={`payload-${id}`}
              class="tab"
              role="tab"
              aria-selected={id === view}
              aria-controls="payload-panel"
              tabIndex={id === view ? 0 : -1}
              title={refusal?.view === id ? refusalWords(refusal) : undefined}
              onClick={() => choose(id)}
            >
              {refusal?.view === id && <Icon name="question" />}
              {text()}
            </button>
          ))}
        </div>
        <div class="payload-actions">
          {view === 'json' && (
            <Button
              appearance="icon"
              icon="list-tree"
              label={t('Break lines for reading')}
              title={t('Break lines for reading, and fold them; the text stays as it was sent')}
              pressed={choice.indent}
              onClick={() => onChoose({ ...choice, indent: !choice.indent })}
            />
          )}
          {copies[view].map(({ as, text, label }, index) => (
            <Button
              key={as}
              appearance="icon"
              {...(index === 0 ? { icon: 'copy' } : {})}
              label={label()}
              onClick={() => copy(as)}
            >
              {text()}
            </Button>
          ))}
          <Button appearance="icon" icon="go-to-file" label={t('Open payload in an editor')} onClick={open} />
        </div>
      </div>
      <div id="payload-panel" class="payload-panel" role="tabpanel" aria-labelledby={`payload-${view}`} tabIndex={0}>
        <PayloadBody
          key={`${part.total} ${view}`}
          part={part}
          decoded={decoded}
          marked={marked}
          showHex={showHex}
          view={view}
          indent={choice.indent}
          open={open}
          json={json}
          read={read}
          readImage={readImage}
        />
      </div>
    </section>
  );
}

interface PayloadBodyProps {
  part: PayloadPart;
  decoded: DecodedPayload | undefined;
  marked: { from: number; to: number } | undefined;
  showHex: ShowHex;
  view: PayloadView;
  indent: boolean;
  open: () => void;
  json: JsonTreeActions;
  read: ReadBytes;
  readImage: ReadImage;
}

function PayloadBody(props: PayloadBodyProps) {
  const { part, decoded, marked, showHex, view, indent, open, json, read, readImage } = props;
  const [all, setAll] = useState(false);
  if (part.total === 0) return <p class="quiet">{t('The payload is empty.')}</p>;
  const isTree = view === 'json' && indent && isWholeJson(part);
  if (view === 'decoded' && decoded)
    return <DecodedView decoded={decoded} bytes={part.bytes} actions={json} showHex={showHex} />;
  if (view === 'hex') return <HexPages part={part} read={read} marked={marked} />;
  if (view === 'image') return <ImageView part={part} read={readImage} />;
  const bytes = isTree ? part.bytes : part.bytes.subarray(0, all ? MOST_DRAWN : DRAWN);
  const whole = bytes.length >= part.total;
  const text = textOf(bytes, whole);
  return (
    <>
      {view === 'text' && <TextView text={text} />}
      {isTree && <JsonTree key={text} text={text} actions={json} />}
      {view === 'json' && !isTree && <JsonView text={text} whole={whole} indent={indent} showHex={showHex} />}
      {!whole && (
        <div class="rest">
          <span class="quiet">{t('The first {0} of {1}.', formatLength(bytes.length), formatLength(part.total))}</span>
          {!all && bytes.length < part.bytes.length && <Button onClick={() => setAll(true)}>{t('Show more')}</Button>}
          <Button onClick={open}>{t('Open whole payload')}</Button>
        </div>
      )}
    </>
  );
}
