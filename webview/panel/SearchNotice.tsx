import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { Icon } from '../controls/Icon.tsx';
import { searchSentence } from '../filter/searchWords.ts';
import { useModels } from './models.ts';

/** What the rows cover, where the search for them was stopped. The live region says it; this stays. */
export function SearchNotice() {
  const { table } = useModels();
  const { stopped, progress } = table.search;
  const part = progress.value;
  if (!stopped.value || !part) return null;
  return (
    <div class="notice">
      <Icon name="search-stop" />
      <div class="notice-words">{searchSentence(part, table.view.value, true)}</div>
      <Button
        title={t('Search on from there')}
        onClick={() => {
          table.search.goOn();
          document.getElementById('rows')?.focus();
        }}
      >
        {t('Continue')}
      </Button>
    </div>
  );
}
