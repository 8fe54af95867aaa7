/** Makes the services and ties them together. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { askForInput } from './askForInput.ts';
import { askForSecret } from './askForSecret.ts';
import { askToAllow } from './askToAllow.ts';
import { failureOf } from '../contract/rpc.ts';
import { CaptureFiles } from './captures/captureFiles.ts';
import { RecentCaptures } from './captures/recentCaptures.ts';
import { askEnvironment } from './commands/environmentCommands.ts';
import { tellFailure } from './commands/commandHandlers.ts';
import { openProfileOf } from './commands/openProfileOf.ts';
import { Connector } from './connector.ts';
import { contextKeys, extensionPrefix } from './contributions.ts';
import { ExtensionDecoders } from './decoders/extensionDecoders.ts';
import type { RegisteredDecoders } from './decoders/registeredDecoders.ts';
import { DemoServer } from './demoServer.ts';
import { applyFix } from './doctor/applyFix.ts';
import { CheckReports } from './doctor/checkReports.ts';
import { DraftDocuments } from './drafts/draftDocuments.ts';
import { engineClient } from './engine/engineClient.ts';
import { FilterMemory } from './filters/filterMemory.ts';
import { networkSurroundings } from './networkSurroundings.ts';
import { panelOpening } from './panel/panelOpening.ts';
import { panelCalls } from './panel/panelCalls.ts';
import { Panels } from './panel/panels.ts';
import { KeptTableLayout } from './panel/tableLayout.ts';
import { changesTableLook, readTableLook } from './panel/tableLook.ts';
import { ChosenEnvironment } from './profiles/environments/chosenEnvironment.ts';
import { MessageResolver } from './profiles/messageResolver.ts';
import { ProfileResolver, type ResolverOptions } from './profiles/profileResolver.ts';
import { profileScope } from './profiles/profileScope.ts';
import { Profiles } from './profiles/profiles.ts';
import { RecentConnections, recentPrefix } from './profiles/recentConnections.ts';
import { SecretVault } from './profiles/secretVault.ts';
import { readSetting } from './readSetting.ts';
import { DraftSender } from './sending/draftSender.ts';
import type { Services } from './services.ts';
import { Sessions } from './sessions/sessions.ts';
import { Templates } from './templates/templates.ts';
import { TranslationFiles } from './translationFiles.ts';
import { DroppedRows } from './views/droppedRows.ts';
import { PayloadDocuments } from './views/payloadDocuments.ts';
import { Walkthrough } from './walkthrough.ts';

export function buildServices(
  context: vscode.ExtensionContext,
  registered: RegisteredDecoders,
): { services: Services; end(): Promise<void> } {
  const { subscriptions, extensionUri, globalState, workspaceState, secrets } = context;
  const owned = <T extends vscode.Disposable>(disposable: T): T => {
    subscriptions.push(disposable);
    return disposable;
  };
  const bundle = (name: string): string => vscode.Uri.joinPath(extensionUri, 'dist', name).fsPath;
  const captureFolder = vscode.Uri.joinPath(context.storageUri ?? context.globalStorageUri, 'captures').fsPath;

  const log = owned(vscode.window.createOutputChannel('WebSocket Inspector', { log: true }));
  const translations = new TranslationFiles(
    vscode.Uri.joinPath(extensionUri, 'l10n').fsPath,
    vscode.env.language,
    (words) => log.warn(words),
  );
  const engine = engineClient(
    bundle('engine.js'),
    () => ({ captureFolder, retention: captureLimit(), translations: translations.of('engine') }),
    {
      onSession: (snapshot) => sessions.update(snapshot),
      onCaptures: () => captures.changed(),
      onProgress: (progress) => files.progressed(progress),
      onDied: (error) => {
        sessions.interruptAll(error.failure);
        void tellFailure(error.failure, log);
      },
      onOutput: (line) => log.error(`Engine: ${line}`),
    },
  );
  owned(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(`${extensionPrefix}.captures.limit`) || !engine.started) return;
      void engine.call('configure', { retention: captureLimit() });
    }),
  );
  const sessions: Sessions = owned(new Sessions(engine));
  const captures = owned(new RecentCaptures(engine, sessions));
  const files = new CaptureFiles(engine, sessions);
  const decoders = owned(new ExtensionDecoders(registered));
  const profiles = owned(new Profiles(context.globalStorageUri));
  const environment = new ChosenEnvironment(workspaceState);
  const vault = new SecretVault(
    secrets,
    askForSecret,
    (source) => profileScope(source, profiles, environment),
    homedir(),
  );
  const recent = new RecentConnections(globalState, workspaceState, vault, () => readSetting('history.size'));
  const documents = new PayloadDocuments(sessions);
  owned(
    new DroppedRows(
      (uri) => documents.read(uri),
      (error) => void tellFailure(failureOf(error), log),
    ),
  );
  const filters = new FilterMemory(workspaceState, () => readSetting('history.filters'));
  const reports = new CheckReports();
  const layout = owned(new KeptTableLayout(globalState));
  const walkthrough = new Walkthrough(context.extension.id);
  const panels = owned(
    new Panels(
      { extensionUri, translations },
      {
        serve: (panel) =>
          panelCalls(panel, {
            sessions,
            decoders,
            documents,
            composer: { sender, templates, vault, drafts, walkthrough },
            filters,
            layout,
            look: readTableLook,
            walkthrough,
            applyFix: (session, which) => applyFix(services, session, which),
            openProfile: ({ source }) => openProfileOf(source, services),
          }),
        opening: (session) => panelOpening(session, { decoders, layout, look: readTableLook }),
        async shown(session, instead) {
          // VS Code opens a file's editor again by itself.
          if (session.snapshot.file) return;
          const profile = await vault.protect(session.source, recentPrefix);
          await recent.rememberPanel({ id: session.id, label: session.snapshot.label, profile });
          if (instead) await recent.forgetPanel(instead.id);
        },
        hidden: (session) => recent.forgetPanel(session.id),
      },
    ),
  );
  owned(decoders.onDidChange(() => panels.askAgain()));
  layout.onDidChange((changed) => panels.tellLayout(changed));
  owned(
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (changesTableLook(change)) panels.tellLook(readTableLook());
    }),
  );
  const templates = new Templates(profiles);
  owned(templates.onDidChange(() => panels.tellTemplates()));
  const drafts: DraftDocuments = owned(new DraftDocuments(sessions, panels.onDidReplace));
  const remembered = {
    get: () => workspaceState.get<string>('demoServer'),
    set: (url: string) => void workspaceState.update('demoServer', url),
  };
  const demo = new DemoServer(bundle('demo.js'), () => ({ translations: translations.of('demo') }), remembered, {
    onChange: (running) => void vscode.commands.executeCommand('setContext', contextKeys.demoServer, running),
    onDied: (error) => void tellFailure(error.failure, log),
    onOutput: (line) => log.error(`Demo server: ${line}`),
  });
  const asking: ResolverOptions = {
    profiles,
    vault,
    chosen: environment,
    askEnvironment: () => askEnvironment({ profiles, environment }),
    askForInput,
    askToAllow,
  };
  const resolver = new ProfileResolver(asking);
  const messages = new MessageResolver(asking);
  const sender = new DraftSender((message, to) => messages.resolve(message, to));
  const connector = new Connector({
    sessions,
    resolve: (source) => resolver.resolve(source),
    titleOf: (source) => profiles.titleOf(source),
    demo,
    log,
    timeout: () => readSetting('connect.timeout'),
    network: () => networkSurroundings(readHttpSetting, readSetting('tls.keyLogFile'), process.env),
  });

  const services: Services = {
    log,
    translations,
    sessions,
    captures,
    files,
    connector,
    panels,
    layout,
    documents,
    drafts,
    sender,
    templates,
    filters,
    reports,
    profiles,
    recent,
    vault,
    environment,
    demo,
    decoders,
    walkthrough,
  };
  const end = async (): Promise<void> => {
    await sessions.sayGoodbye();
    await Promise.all([engine.dispose(), demo.dispose()]);
  };
  return { services, end };
}

/** Of VS Code itself. */
function readHttpSetting(name: string): unknown {
  return vscode.workspace.getConfiguration().get(name);
}

/** In bytes. */
function captureLimit(): number {
  return readSetting('captures.limit') * 1e6;
}
