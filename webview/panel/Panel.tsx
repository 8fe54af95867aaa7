import { Composer } from '../composer/Composer.tsx';
import { FilterBar } from '../filter/FilterBar.tsx';
import { HandshakeView } from '../handshake/HandshakeView.tsx';
import { StatisticsView } from '../statistics/StatisticsView.tsx';
import { Table } from '../table/Table.tsx';
import { Header } from './Header.tsx';
import { LiveRegion } from './LiveRegion.tsx';
import { useModels } from './models.ts';
import { Notices } from './Notices.tsx';
import { ResendButtons } from './ResendButtons.tsx';
import { isRowsTab } from './rowsTab.ts';
import { panelIdOf, Tabs } from './Tabs.tsx';

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
