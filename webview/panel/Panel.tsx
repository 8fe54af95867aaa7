import { Composer } from '../composer/Composer.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { Table } from '../table/Table.tsx';
import { Header } from './Header.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { useModels } from './models.ts';
import { Notices } from './Notices.tsx';
import { ResendButtons } from './ResendButtons.tsx';
import { isRowsTab } from './rowsTab.ts';
import { shownLater } from './shownLater.tsx';
import { panelIdOf, Tabs } from './Tabs.tsx';

const HandshakeView = shownLater(async () => (await import('../later.ts')).HandshakeView);
const StatisticsView = shownLater(async () => (await import('../later.ts')).StatisticsView);

/** The panel of one session, from top to bottom. */
export function Panel() {
  const { tab, session } = useModels();
  const shown = tab.value;
  const isTable = isRowsTab(shown);
  return (
    <>
      <Header />
      <div class="view-bar">
        <Tabs />
        {isTable && (
          <div class="rows-bar">
            <FilterBar />
            <ResendButtons />
          </div>
        )}
      </div>
      <div id={panelIdOf(shown)} class="view" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        {isTable ? <Table /> : shown === 'handshake' ? <HandshakeView /> : <StatisticsView />}
      </div>
      <Notices />
      {!session.snapshot.value?.file && <Composer />}
      <LiveRegion />
    </>
  );
}
