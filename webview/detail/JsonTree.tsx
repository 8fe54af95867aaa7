import { useMemo, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { valueFilter, writePath } from '../filter/valueFilter.ts';
import { formatCount } from '../format/amounts.ts';
import { visibleText } from '../format/visibleText.ts';
import { jsonLines } from './jsonLines.ts';
import { decodedTokens, jsonTokens } from './jsonTokens.ts';
import { around, jsonTree, nextHit, pathOf, seenLines, valueOf } from './jsonTree.ts';
import { JsonTreeLines, treeLineId } from './JsonTreeLines.tsx';
import { treeMove } from './treeMove.ts';

/** Lines that are drawn at once, whatever was sent. */
const DRAWN = 500;
/** Characters of a path that are shown: as deep as a person reads. */
const SHOWN_PATH = 300;

export interface JsonTreeActions {
  copyWritten: (text: string) => void;
  filter: (filter: string) => void;
}

interface JsonTreeProps {
  text: string;
  actions: JsonTreeActions;
  /** What is said at a bare `…`, where levels are left out. */
  deeper?: string | undefined;
  /** The decoder that made it: see `decodedTokens`. */
  by?: string | undefined;
  /** The pointer is on the value at this path; where it is on none, that is the selected one. */
  onLook?: ((path: readonly (string | number)[]) => void) | undefined;
}

/** JSON as sent, in lines that fold; what is selected can be copied and filtered by. */
export function JsonTree({ text, actions, deeper, by, onLook }: JsonTreeProps) {
  const tree = useMemo(() => jsonTree(jsonLines((by === undefined ? jsonTokens : decodedTokens)(text))), [text, by]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [selected, setSelected] = useState(0);
  const [first, setFirst] = useState(0);
  const [words, setWords] = useState('');
  const [missed, setMissed] = useState(false);
  const seen = useMemo(() => seenLines(tree, folded), [tree, folded]);
  const fold = (line: number, on: boolean): void => {
    const next = new Set(folded);
    if (on) next.add(line);
    else next.delete(line);
    setFolded(next);
    // A page that has no lines any more is left.
    if (first >= seenLines(tree, next).length) setFirst(0);
  };
  const look = (line: number): void => onLook?.(pathOf(tree, line));
  const select = (line: number, among: readonly number[] = seen): void => {
    setSelected(line);
    look(line);
    const place = among.indexOf(line);
    if (place < first || place >= first + DRAWN) setFirst(Math.max(0, place - DRAWN / 2));
    requestAnimationFrame(() => document.getElementById(treeLineId(line))?.scrollIntoView({ block: 'nearest' }));
  };
  const unfoldTo = (line: number): void => {
    const hiding = new Set(around(tree, line));
    const next = new Set([...folded].filter((index) => !hiding.has(index)));
    setFolded(next);
    select(line, seenLines(tree, next));
  };
  const find = (): void => {
    const hit = words === '' ? undefined : nextHit(tree, words, selected + 1);
    setMissed(words !== '' && hit === undefined);
    if (hit !== undefined) unfoldTo(hit);
  };
  const keys = (event: KeyboardEvent): void => {
    const move = treeMove(tree, seen, folded, selected, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ('line' in move) select(move.line);
    else fold(selected, move.fold);
  };
  // Deep down a path takes as many steps as there are levels: it is made where it is asked for.
  const path = useMemo(() => pathOf(tree, selected), [tree, selected]);
  const written = useMemo(() => (path.length === 0 ? '$' : writePath(path)), [path]);
  return (
    <>
      <div class="json-tools">
        {by !== undefined && (
          <span class="quiet decoded-by" title={by}>
            {by}
          </span>
        )}
        <input
          class="json-search"
          type="search"
          placeholder={t('Search')}
          aria-label={t('Search in JSON')}
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && find()}
        />
        <Button appearance="icon" icon="arrow-down" label={t('Next hit in JSON')} onClick={find} />
        <span class="quiet" role="status">
          {missed ? t('No hits') : ''}
        </span>
      </div>
      <JsonTreeLines
        tree={tree}
        deeper={deeper}
        seen={seen.slice(first, first + DRAWN)}
        folded={folded}
        selected={selected}
        onSelect={(line) => {
          setSelected(line);
          look(line);
        }}
        onPoint={onLook && ((line) => look(line ?? selected))}
        onFold={fold}
        onKeyDown={keys}
      />
      {seen.length > DRAWN && (
        <div class="rest">
          <span class="quiet">
            {t(
              'Lines {0} to {1} of {2}.',
              formatCount(first + 1),
              formatCount(Math.min(first + DRAWN, seen.length)),
              formatCount(seen.length),
            )}
          </span>
          <Button disabled={first === 0} onClick={() => setFirst(Math.max(0, first - DRAWN))}>
            {t('Lines before')}
          </Button>
          <Button disabled={first + DRAWN >= seen.length} onClick={() => setFirst(first + DRAWN)}>
            {t('Lines after')}
          </Button>
        </div>
      )}
      <div class="json-place" role="group" aria-label={t('Selected value')}>
        <code class="json-path">
          {visibleText(written.slice(0, SHOWN_PATH)) + (written.length > SHOWN_PATH ? '…' : '')}
        </code>
        <Button
          appearance="icon"
          icon="symbol-key"
          label={t('Copy path')}
          onClick={() => actions.copyWritten(written)}
        />
        <Button
          appearance="icon"
          icon="copy"
          label={t('Copy value')}
          onClick={() => actions.copyWritten(valueOf(tree, selected))}
        />
        <Button
          appearance="icon"
          icon="filter"
          label={t('Filter by this value')}
          disabled={path.length === 0}
          onClick={() => actions.filter(valueFilter(path, valueOf(tree, selected)) ?? '')}
        />
      </div>
    </>
  );
}
