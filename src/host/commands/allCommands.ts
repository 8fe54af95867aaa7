/** What each command does. */
import type * as vscode from 'vscode';
import type { ComparedCaptures } from '../compare/comparedCaptures.ts';
import type { ProfileChanges } from '../profileTree/profileChanges.ts';
import type { ScenarioRunner } from '../scenarios/scenarioRunner.ts';
import type { Services } from '../services.ts';
import type { ProfilesTree } from '../views/profilesTree.ts';
import { arrangeCommands } from './arrangeCommands.ts';
import { captureCommands } from './captureCommands.ts';
import { captureFileCommands } from './captureFileCommands.ts';
import { checkCommands } from './checkCommands.ts';
import { columnCommands } from './columnCommands.ts';
import type { CommandHandlers } from './commandHandlers.ts';
import { compareCommands } from './compareCommands.ts';
import { composerCommands } from './composerCommands.ts';
import { connectionCommands } from './connectionCommands.ts';
import { copyCommands } from './copyCommandLine.ts';
import { decoderCommands } from './decoderCommands.ts';
import { demoCommands } from './demoCommands.ts';
import { documentCommands } from './documentCommands.ts';
import { environmentCommands } from './environmentCommands.ts';
import { filterCommands } from './filterCommands.ts';
import { importCommandLine } from './importCommandLine.ts';
import { profileCommands } from './profileCommands.ts';
import { replayCommands } from './replayCommands.ts';
import { rowCommands } from './rowCommands.ts';
import { scenarioCommands } from './scenarioCommands.ts';
import { schemaCommands } from './schemaCommands.ts';
import { templateCommands } from './templateCommands.ts';

export interface CommandParts {
  workspaceState: vscode.Memento;
  changes: ProfileChanges;
  compared: ComparedCaptures;
  profilesTree: ProfilesTree;
  runner: ScenarioRunner;
}

export function allCommands(
  services: Services,
  { workspaceState, changes, compared, profilesTree, runner }: CommandParts,
): CommandHandlers {
  return {
    ...connectionCommands(services),
    ...checkCommands(services),
    ...captureCommands(services),
    ...captureFileCommands(services, workspaceState),
    ...demoCommands(services),
    ...profileCommands(services, profilesTree),
    ...arrangeCommands(services, profilesTree, changes),
    ...copyCommands(services),
    importCommandLine: () => importCommandLine(services),
    ...environmentCommands(services),
    ...rowCommands(services),
    ...compareCommands(services, compared, workspaceState),
    ...filterCommands(services),
    ...columnCommands(services),
    ...decoderCommands(services),
    ...schemaCommands(services),
    ...composerCommands(services),
    ...templateCommands(services),
    ...documentCommands(services),
    ...replayCommands(services),
    ...scenarioCommands(services, runner),
  };
}
