/**
 * The extension's bundle comes in two parts. The first one registers what VS Code may ask for; the second one answers, and is
 * loaded when the first question comes. These are the terms between them.
 */
import type * as vscode from 'vscode';
import type { WebSocketInspectorApi } from '../../api.ts';
import type { CaptureInfo } from '../../contract/model.ts';
import type { CommandName, contentSchemes } from '../contributions.ts';
import type { RegisteredDecoders } from '../decoders/registeredDecoders.ts';
import type { PayloadBytes } from '../views/payloadBytes.ts';
import type { ProfileNode } from '../views/profileNodes.ts';
import type { ScenarioTests } from '../scenarios/scenarioTests.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import type { LaterTree } from './laterTree.ts';

/** What each tree has for its nodes. */
export interface TreeNodes {
  connections: HostSession;
  profiles: ProfileNode;
  captures: CaptureInfo;
}

export type TreeName = keyof TreeNodes;

export type ContentScheme = (typeof contentSchemes)[number];

/** What the first part has made, for the second one to fill. */
export interface First {
  readonly decoders: RegisteredDecoders;
  readonly trees: { readonly [Name in TreeName]: LaterTree<TreeNodes[Name]> };
  readonly testController: vscode.TestController;
}

/** The public API, but for what is there before the second part. */
export type ServedApi = Omit<WebSocketInspectorApi, 'registerDecoder'>;

/** What the second part answers with. */
export interface Loaded {
  readonly api: ServedApi;
  /** What fails is told to the person. */
  run(command: CommandName, argument: unknown): Promise<void>;
  readonly documents: Readonly<Record<ContentScheme, vscode.TextDocumentContentProvider>>;
  readonly bytes: PayloadBytes;
  readonly frameInspector: vscode.WebviewViewProvider;
  readonly panelSerializer: vscode.WebviewPanelSerializer;
  readonly captureEditor: vscode.CustomReadonlyEditorProvider;
  readonly scenarioTable: vscode.CustomTextEditorProvider;
  readonly tests: ScenarioTests;
  /** Says goodbye to the peers, then ends the threads. */
  end(): Promise<void>;
}

/** The second part, loaded once. */
export type Load = () => Promise<Loaded>;
