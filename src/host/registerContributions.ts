/** Registers what package.json contributes. */
import * as vscode from 'vscode';
import { arrangeCommands } from './commands/arrangeCommands.ts';
import { captureFileCommands } from './commands/captureFileCommands.ts';
import { captureCommands } from './commands/captureCommands.ts';
import { checkCommands } from './commands/checkCommands.ts';
import { registerCommands } from './commands/commandHandlers.ts';
import { compareCommands } from './commands/compareCommands.ts';
import { connectionCommands } from './commands/connectionCommands.ts';
import { copyCommands } from './commands/copyCommandLine.ts';
import { decoderCommands } from './commands/decoderCommands.ts';
import { demoCommands } from './commands/demoCommands.ts';
import { environmentCommands } from './commands/environmentCommands.ts';
import { filterCommands } from './commands/filterCommands.ts';
import { importCommandLine } from './commands/importCommandLine.ts';
import { profileCommands } from './commands/profileCommands.ts';
import { columnCommands } from './commands/columnCommands.ts';
import { composerCommands } from './commands/composerCommands.ts';
import { documentCommands } from './commands/documentCommands.ts';
import { replayCommands } from './commands/replayCommands.ts';
import { scenarioCommands } from './commands/scenarioCommands.ts';
import { schemaCommands } from './commands/schemaCommands.ts';
import { templateCommands } from './commands/templateCommands.ts';
import { rowCommands } from './commands/rowCommands.ts';
import { ComparedCaptures } from './compare/comparedCaptures.ts';
import { contextKeys, otherCaptureViewType, panelViewType, scenarioTableViewType } from './contributions.ts';
import { DisposableStore } from './disposables.ts';
import { registerDraftLenses } from './drafts/draftLenses.ts';
import { CaptureEditor } from './panel/captureEditor.ts';
import { FrameInspector } from './panel/frameInspector.ts';
import { OtherCaptureEditor } from './panel/otherCaptureEditor.ts';
import { PanelSerializer } from './panel/panelSerializer.ts';
import type { SessionPanel } from './panel/sessionPanel.ts';
import { ProfileChanges } from './profileTree/profileChanges.ts';
import { registerProfileLanguage } from './profiles/profileLanguage.ts';
import { goToOriginal } from './replay/goToOriginal.ts';
import { registerScenarioLanguage } from './scenarios/scenarioLanguage.ts';
import { ScenarioRunner } from './scenarios/scenarioRunner.ts';
import { ScenarioTableEditor } from './scenarios/table/scenarioTableEditor.ts';
import { ScenarioTests } from './scenarios/scenarioTests.ts';
import type { Services } from './services.ts';
import { CapturesTree } from './views/capturesTree.ts';
import { ConnectionsTree } from './views/connectionsTree.ts';
import { EnvironmentStatus } from './views/environmentStatus.ts';
import { ProfilesTree } from './views/profilesTree.ts';
import { ReplayStatus } from './views/replayStatus.ts';
import { StatusBar } from './views/statusBar.ts';

export function registerContributions(context: vscode.ExtensionContext, services: Services): DisposableStore {
  const { log, translations, sessions, captures, panels, recent, profiles, documents, vault, environment } = services;
  const owned = new DisposableStore();
  const changes = new ProfileChanges();
  const runner = new ScenarioRunner(services);
  const compared = owned.add(new ComparedCaptures(sessions));
  const profilesTree = owned.add(new ProfilesTree(profiles, sessions, changes, environment));
  owned.add(
    registerCommands(
      {
        ...connectionCommands(services),
        ...checkCommands(services),
        ...captureCommands(services),
        ...captureFileCommands(services, context.workspaceState),
        ...demoCommands(services),
        ...profileCommands(services, profilesTree),
        ...arrangeCommands(services, profilesTree, changes),
        ...copyCommands(services),
        importCommandLine: () => importCommandLine(services),
        ...environmentCommands(services),
        ...rowCommands(services),
        ...compareCommands(services, compared, context.workspaceState),
        ...filterCommands(services),
        ...columnCommands(services),
        ...decoderCommands(services),
        ...schemaCommands(services),
        ...composerCommands(services),
        ...templateCommands(services),
        ...documentCommands(services),
        ...replayCommands(services),
        ...scenarioCommands(services, runner),
      },
      log,
    ),
  );
  owned.add(new ConnectionsTree(sessions, captures));
  owned.add(new CapturesTree(captures));
  owned.add(new StatusBar(sessions, panels));
  owned.add(new EnvironmentStatus(profiles, environment));
  owned.add(registerProfileLanguage(profiles, vault, environment));
  owned.add(registerDraftLenses(services.drafts));
  owned.add(registerScenarioLanguage());
  owned.add(new ScenarioTests(runner));
  owned.add(new ReplayStatus(sessions));
  const source = { extensionUri: context.extensionUri, translations };
  const toOriginal = (panel: SessionPanel, id: number): Promise<void> => goToOriginal(services, panel, id);
  owned.add(new FrameInspector(source, panels, documents, services.decoders, toOriginal));
  const serializer = new PanelSerializer(panels, sessions, recent);
  owned.add(vscode.window.registerWebviewPanelSerializer(panelViewType, serializer));
  owned.add(vscode.window.registerCustomEditorProvider(panelViewType, new CaptureEditor(services)));
  owned.add(vscode.window.registerCustomEditorProvider(otherCaptureViewType, new OtherCaptureEditor()));
  owned.add(
    vscode.window.registerCustomEditorProvider(scenarioTableViewType, new ScenarioTableEditor(source, profiles)),
  );
  owned.add(
    sessions.onDidChangeSessions(
      () => void vscode.commands.executeCommand('setContext', contextKeys.hasConnections, sessions.all.length > 0),
    ),
  );
  owned.add(
    panels.onDidChangeFocus(() => {
      const two = panels.current?.selection.length === 2;
      void vscode.commands.executeCommand('setContext', contextKeys.twoSelected, two);
    }),
  );
  return owned;
}
