/** What the parts of the panel share. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal, Signal } from '@preact/signals';
import type { PanelState } from '../../src/contract/panel.ts';
import type { ComposerModel } from '../composer/composerModel.ts';
import type { Find } from '../filter/find.ts';
import type { KnownFilters } from '../filter/knownFilters.ts';
import type { LikeRows } from '../filter/likeRows.ts';
import type { ColumnsModel } from '../table/columnsModel.ts';
import type { LookModel } from '../table/lookModel.ts';
import type { SentRows } from '../table/sentRows.ts';
import type { StatisticsModel } from '../statistics/statisticsModel.ts';
import type { TableModel } from '../table/tableModel.ts';
import type { SessionModel } from './sessionModel.ts';

export interface Models {
  session: SessionModel;
  table: TableModel;
  columns: ColumnsModel;
  /** What the person has set for rows. */
  look: LookModel;
  /** Which of the selected rows can be sent again. */
  sent: SentRows;
  /** Hides rows that are like the focused one, or all others. */
  like: LikeRows;
  find: Find;
  /** Filters of before. */
  known: KnownFilters;
  composer: ComposerModel;
  statistics: StatisticsModel;
  tab: Signal<PanelState['tab']>;
  /** The time of day, told once a second while something lasts. */
  now: ReadonlySignal<number>;
}

export const ModelsContext = createContext<Models | undefined>(undefined);

export function useModels(): Models {
  const models = useContext(ModelsContext);
  if (!models) throw new Error('A part of the panel stands outside of ModelsContext.');
  return models;
}
