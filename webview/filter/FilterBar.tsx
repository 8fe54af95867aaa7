import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { Dropdown } from '../controls/Dropdown.tsx';
import { formatCount, formatShare } from '../format/amounts.ts';
import { visibleText } from '../format/visibleText.ts';
import { useModels } from '../panel/models.ts';
import { partFailure } from '../panel/partFailure.ts';
import type { Hits } from './find.ts';
import { FilterBox } from './FilterBox.tsx';
import { SearchProgressBar } from './SearchProgressBar.tsx';
import { searchSentence } from './searchWords.ts';
import { fieldOf, withField } from './tokens.ts';
import './filter.css';

const kinds = (): { value: string; text: string }[] => [
  { value: '', text: t('Any kind') },
  ...['text', 'binary', 'continuation', 'ping', 'pong', 'close'].map((value) => ({
    value,
    text: value.charAt(0).toUpperCase() + value.slice(1),
  })),
];

/** The filter's text, buttons that write the usual words into it, and how much it lets through. */
export function FilterBar() {
  const { table, find, session } = useModels();
  const filter = find.written.value;
  const direction = fieldOf(filter, 'dir');
  const write = (field: string, value: string): void => {
    // The fields that are there are found by the grammar.
    void import('../later.ts').then(
      () => find.write(withField(find.written.peek(), field, value)),
      (error: unknown) => (session.failure.value = partFailure(error)),
    );
  };
  return (
    <div
      class="filter-bar"
      role="search"
      onKeyDown={(event) => {
        // The text box has done with the key what was to be done.
        if (event.key === 'Escape' && !event.defaultPrevented && table.search.going.peek()) table.search.stop();
      }}
    >
      <div class="filter-field">
        <Among />
        <FilterBox />
        <ClearButton />
        <SearchProgressBar />
        <Notes />
      </div>
      <Button
        appearance="icon"
        icon="search"
        label={t('Find in all rows')}
        title={t('Find in all rows instead of filtering them')}
        pressed={find.on.value}
        onClick={() => find.toggle()}
      />
      {find.on.value &&
        (['previous', 'next'] as const).map((way) => (
          <Button
            key={way}
            appearance="icon"
            icon={way === 'next' ? 'chevron-down' : 'chevron-up'}
            label={way === 'next' ? t('Next hit') : t('Previous hit')}
            title={way === 'next' ? t('Next hit (F3)') : t('Previous hit (Shift+F3)')}
            onClick={() => void find.go(way).catch(session.report)}
          />
        ))}
      {(['in', 'out'] as const).map((way) => (
        <Button
          key={way}
          appearance="icon"
          icon={way === 'in' ? 'arrow-down' : 'arrow-up'}
          label={way === 'in' ? t('Received only') : t('Sent only')}
          pressed={direction === way}
          onClick={() => write('dir', direction === way ? '' : way)}
        />
      ))}
      <Dropdown
        label={t('Opcode')}
        title={t('Show one kind of frame')}
        value={kinds().some(({ value }) => value === fieldOf(filter, 'op')) ? fieldOf(filter, 'op') : ''}
        options={kinds()}
        onChange={(kind) => write('op', kind)}
      />
      <Count />
    </div>
  );
}

/** The filter whose rows are looked through, while the box holds what is looked for. */
function Among() {
  const { table, find } = useModels();
  const filter = table.filter.value.trim();
  if (!find.on.value || filter === '') return null;
  return (
    <div
      class="filter-among"
      title={t('Finding among the rows that this filter lets through: {0}', visibleText(filter))}
    >
      <span class="for-reader">{t('Found among the rows of:')} </span>
      {visibleText(filter)}
    </div>
  );
}

/** In the place of the button that stops a search, when there is none to stop. */
function ClearButton() {
  const { table, find } = useModels();
  if (find.written.value === '' || table.search.going.value) return null;
  const clear = (): void => {
    find.write('');
    document.getElementById('filter')?.focus();
  };
  return (
    <span class="search-stop">
      <Button appearance="icon" icon="close" label={t('Clear filter')} onClick={clear} />
    </span>
  );
}

function Count() {
  const { table, find } = useModels();
  const { progress, going, stopped } = table.search;
  const page = table.page.value;
  if (!page) return <output class="count" aria-live="off" />;
  // As wide as it gets with any filter: what is typed must not move what is beside it.
  const whole = formatCount(page.all);
  const total = formatCount(page.total);
  const width = { '--widest': `${2 * whole.length + 8}ch` };
  const filtered = table.filter.value.trim() !== '';
  const part = going.value || stopped.value ? progress.value : undefined;
  const hits = find.hits.value;
  if (hits) return <HitCount hits={hits} focus={table.selection.value.focus?.id} width={width} />;
  const title = part
    ? searchSentence(part, page.view, stopped.value)
    : filtered
      ? t('Rows that match, of all')
      : undefined;
  return (
    <output class="count" style={width} title={title} aria-live="off">
      {filtered && <span class="of share">{part && formatShare(part.searched, part.all)}</span>}
      {filtered ? (
        <>
          {total}
          <span class="of"> / {whole}</span>
        </>
      ) : (
        <Counted number={total} words={page.total === 1 ? t('{0} row', total) : t('{0} rows', total)} />
      )}
    </output>
  );
}

/** `3 / 120 hits` */
function HitCount({ hits, focus, width }: { hits: Hits; focus: number | undefined; width: Record<string, string> }) {
  const position = hits.at !== undefined && hits.at.id === focus ? `${formatCount(hits.at.position + 1)} / ` : '';
  const number = `${position}${formatCount(hits.total)}${hits.complete ? '' : '+'}`;
  return (
    <output class="count" style={width} title={t('Rows that match')} aria-live="off">
      <Counted number={number} words={hits.total === 1 ? t('{0} hit', number) : t('{0} hits', number)} />
    </output>
  );
}

/** A number in its words, which are paler. */
function Counted({ number, words }: { number: string; words: string }) {
  const at = words.indexOf(number);
  return (
    <>
      <span class="of">{words.slice(0, at)}</span>
      {number}
      <span class="of">{words.slice(at + number.length)}</span>
    </>
  );
}

/** Remarks of the engine on the filter's text; they hang below the field and move nothing. */
function Notes() {
  const { table, find } = useModels();
  const notes = (find.on.value ? find.hits.value?.notes : table.page.value?.notes) ?? [];
  const filter = find.written.value;
  return (
    <div id="filter-notes" class="filter-notes" role="status" hidden={notes.length === 0}>
      {notes.map((note) => (
        <div key={`${note.from} ${note.text}`}>
          {note.to > note.from && <code>{filter.slice(note.from, note.to)}</code>} {note.text}
        </div>
      ))}
    </div>
  );
}
