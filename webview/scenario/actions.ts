import type { ScenarioTableCalls, TableEdit } from '../../src/contract/scenarioTable.ts';

/** What can be done in the page. */
export interface Actions {
  /** Resolves with whether it was written; why not is said. */
  edit(edit: TableEdit): Promise<boolean>;
  chooseTarget(): void;
  run(how: ScenarioTableCalls['run']['params']['how']): void;
  showText(step?: number): void;
  /** Shows the page that begins with this step. */
  goTo(step: number): void;
  /** Puts the failure away. */
  dismiss(): void;
}
