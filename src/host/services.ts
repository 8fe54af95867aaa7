/** What the commands and views work with. Made once, by `activate`. */
import type * as vscode from 'vscode';
import type { CaptureFiles } from './captures/captureFiles.ts';
import type { RecentCaptures } from './captures/recentCaptures.ts';
import type { Connector } from './connector.ts';
import type { CheckReports } from './doctor/checkReports.ts';
import type { ExtensionDecoders } from './decoders/extensionDecoders.ts';
import type { DraftDocuments } from './drafts/draftDocuments.ts';
import type { DemoServer } from './demoServer.ts';
import type { FilterMemory } from './filters/filterMemory.ts';
import type { Panels } from './panel/panels.ts';
import type { KeptTableLayout } from './panel/tableLayout.ts';
import type { ChosenEnvironment } from './profiles/environments/chosenEnvironment.ts';
import type { Profiles } from './profiles/profiles.ts';
import type { RecentConnections } from './profiles/recentConnections.ts';
import type { SecretVault } from './profiles/secretVault.ts';
import type { DraftSender } from './sending/draftSender.ts';
import type { Sessions } from './sessions/sessions.ts';
import type { Templates } from './templates/templates.ts';
import type { TranslationFiles } from './translationFiles.ts';
import type { PayloadDocuments } from './views/payloadDocuments.ts';
import type { Walkthrough } from './walkthrough.ts';

export interface Services {
  log: vscode.LogOutputChannel;
  translations: TranslationFiles;
  sessions: Sessions;
  captures: RecentCaptures;
  files: CaptureFiles;
  connector: Connector;
  panels: Panels;
  layout: KeptTableLayout;
  documents: PayloadDocuments;
  drafts: DraftDocuments;
  sender: DraftSender;
  templates: Templates;
  filters: FilterMemory;
  reports: CheckReports;
  profiles: Profiles;
  recent: RecentConnections;
  vault: SecretVault;
  environment: ChosenEnvironment;
  decoders: ExtensionDecoders;
  demo: DemoServer;
  walkthrough: Walkthrough;
}
