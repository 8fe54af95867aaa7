/** Entry of the extension's second part: builds the services, fills the views, and answers what VS Code asks. */
import * as vscode from 'vscode';
import { useTranslations } from '../contract/l10n.ts';
import type { First, Loaded } from './activation/loaded.ts';
import { buildApi } from './buildApi.ts';
import { buildServices } from './buildServices.ts';
import { allCommands } from './commands/allCommands.ts';
import { runCommand } from './commands/commandHandlers.ts';
import { ComparedCaptures } from './compare/comparedCaptures.ts';
import { comparedScheme, contextKeys, documentScheme, reportScheme } from './contributions.ts';
import { registerDraftLenses } from './drafts/draftLenses.ts';
import { CaptureEditor } from './panel/captureEditor.ts';
import { FrameInspector } from './panel/frameInspector.ts';
import { PanelSerializer } from './panel/panelSerializer.ts';
import type { SessionPanel } from './panel/sessionPanel.ts';
import { ProfileChanges } from './profileTree/profileChanges.ts';
import { registerProfileLanguage } from './profiles/profileLanguage.ts';
import { goToOriginal } from './replay/goToOriginal.ts';
import { registerScenarioLanguage } from './scenarios/scenarioLanguage.ts';
import { ScenarioRunner } from './scenarios/scenarioRunner.ts';
import { ScenarioTests } from './scenarios/scenarioTests.ts';
import { ScenarioTableEditor } from './scenarios/table/scenarioTableEditor.ts';
import type { Services } from './services.ts';
import { CapturesTree } from './views/capturesTree.ts';
import { ConnectionsTree } from './views/connectionsTree.ts';
import { DroppedFiles } from './views/droppedFiles.ts';
import { EnvironmentStatus } from './views/environmentStatus.ts';
import { PayloadBytes } from './views/payloadBytes.ts';
import { ProfileDragAndDrop } from './views/profileDragAndDrop.ts';
import { ProfilesTree } from './views/profilesTree.ts';
import { ReplayStatus } from './views/replayStatus.ts';
import { StatusBar } from './views/statusBar.ts';

/** Starts no thread: that waits for the first connection or capture. */
export function build(context: vscode.ExtensionContext, first: First): Loaded {
  const { bundle } = vscode.l10n;
  useTranslations(bundle && { language: vscode.env.language, texts: bundle });
  const { subscriptions, extensionUri, workspaceState } = context;
  const owned = <T extends vscode.Disposable>(disposable: T): T => {
    subscriptions.push(disposable);
    return disposable;
  };
  const built = buildServices(context, first.decoders);
  const { services } = built;
  const { log, translations, sessions, captures, panels, recent, profiles, documents, environment } = services;
  const changes = new ProfileChanges();
  const runner = new ScenarioRunner(services);
  const compared = new ComparedCaptures(sessions);
  const { trees } = first;

  const profilesTree = owned(new ProfilesTree(profiles, sessions, environment, trees.profiles.view));
  const dragAndDrop = new ProfileDragAndDrop(profilesTree.data, changes);
  trees.profiles.fill({ data: profilesTree.data, dragAndDrop });
  const connectionsTree = owned(new ConnectionsTree(sessions, captures, trees.connections.view));
  trees.connections.fill({ data: connectionsTree, dragAndDrop: new DroppedFiles() });
  trees.captures.fill({ data: owned(new CapturesTree(captures, trees.captures.view)) });

  owned(new StatusBar(sessions, panels));
  owned(new EnvironmentStatus(profiles, environment));
  owned(new ReplayStatus(sessions));
  owned(registerProfileLanguage(profiles, services.vault, environment));
  owned(registerDraftLenses(services.drafts));
  owned(registerScenarioLanguage());
  tellContexts(services, owned);

  const source = { extensionUri, translations };
  const toOriginal = (panel: SessionPanel, id: number): Promise<void> => goToOriginal(services, panel, id);
  const handlers = allCommands(services, { workspaceState, changes, compared, profilesTree, runner });
  return {
    api: buildApi(services),
    run: (command, argument) => runCommand(handlers[command], argument, log),
    documents: { [documentScheme]: documents, [comparedScheme]: compared, [reportScheme]: services.reports },
    bytes: new PayloadBytes(sessions),
    frameInspector: owned(new FrameInspector(source, panels, documents, services.decoders, toOriginal)),
    panelSerializer: new PanelSerializer(panels, sessions, recent),
    captureEditor: new CaptureEditor(services),
    scenarioTable: new ScenarioTableEditor(source, profiles),
    tests: owned(new ScenarioTests(runner, first.testController)),
    end: () => built.end(),
  };
}

/** What menus and welcome views go by. */
function tellContexts({ sessions, panels }: Services, owned: (disposable: vscode.Disposable) => unknown): void {
  const tell = (key: string, holds: boolean): void => {
    void vscode.commands.executeCommand('setContext', key, holds);
  };
  owned(sessions.onDidChangeSessions(() => tell(contextKeys.hasConnections, sessions.all.length > 0)));
  const tellSelected = (): void => {
    const selected = panels.current?.selection.length ?? 0;
    tell(contextKeys.twoSelected, selected === 2);
    tell(contextKeys.severalSelected, selected > 1);
  };
  owned(panels.onDidChangeFocus(tellSelected));
}
