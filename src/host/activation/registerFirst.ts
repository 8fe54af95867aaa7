/** Registers all that VS Code may ask for; who answers is loaded when it does. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import {
  commands,
  contentSchemes,
  draggedProfiles,
  otherCaptureViewType,
  panelViewType,
  scenarioTableViewType,
  testControllerId,
  uriList,
  views,
  type CommandName,
} from '../contributions.ts';
import { RegisteredDecoders } from '../decoders/registeredDecoders.ts';
import { OtherCaptureEditor } from '../panel/otherCaptureEditor.ts';
import { LaterTree } from './laterTree.ts';
import type { First, Load, TreeNodes } from './loaded.ts';
import { registerPayloadFiles } from './payloadFiles.ts';

/** `owned` takes what ends with the extension. */
export function registerFirst(owned: <T extends vscode.Disposable>(disposable: T) => T, load: Load): First {
  for (const name of Object.keys(commands) as CommandName[]) {
    const run = async (argument?: unknown): Promise<void> => (await load()).run(name, argument);
    owned(vscode.commands.registerCommand(commands[name], run));
  }
  for (const scheme of contentSchemes) {
    owned(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: async (uri, token) =>
          (await load()).documents[scheme].provideTextDocumentContent(uri, token),
      }),
    );
  }
  owned(registerPayloadFiles(load));
  owned(
    vscode.window.registerWebviewViewProvider(views.frameInspector, {
      resolveWebviewView: async (...asked) => (await load()).frameInspector.resolveWebviewView(...asked),
    }),
  );
  registerEditors(owned, load);
  return {
    decoders: owned(new RegisteredDecoders()),
    trees: {
      connections: owned(new LaterTree<TreeNodes['connections']>(views.connections, { drop: [uriList] }, load)),
      profiles: owned(
        new LaterTree<TreeNodes['profiles']>(
          views.profiles,
          { drag: [draggedProfiles], drop: [draggedProfiles], showCollapseAll: true },
          load,
        ),
      ),
      captures: owned(new LaterTree<TreeNodes['captures']>(views.captures, {}, load)),
    },
    testController: owned(testController(load)),
  };
}

function registerEditors(owned: (disposable: vscode.Disposable) => unknown, load: Load): void {
  owned(
    vscode.window.registerWebviewPanelSerializer(panelViewType, {
      deserializeWebviewPanel: async (...asked) => (await load()).panelSerializer.deserializeWebviewPanel(...asked),
    }),
  );
  owned(
    vscode.window.registerCustomEditorProvider(panelViewType, {
      openCustomDocument: async (...asked) => (await load()).captureEditor.openCustomDocument(...asked),
      resolveCustomEditor: async (...asked) => (await load()).captureEditor.resolveCustomEditor(...asked),
    }),
  );
  owned(vscode.window.registerCustomEditorProvider(otherCaptureViewType, new OtherCaptureEditor()));
  owned(
    vscode.window.registerCustomEditorProvider(scenarioTableViewType, {
      resolveCustomTextEditor: async (...asked) => (await load()).scenarioTable.resolveCustomTextEditor(...asked),
    }),
  );
}

/** Scenarios are looked for when the Test Explorer is looked at. */
function testController(load: Load): vscode.TestController {
  const controller = vscode.tests.createTestController(testControllerId, t('WebSocket Scenarios'));
  controller.resolveHandler = async (item) => (await load()).tests.resolve(item);
  controller.refreshHandler = async () => (await load()).tests.refresh();
  controller.createRunProfile(
    t('Run'),
    vscode.TestRunProfileKind.Run,
    async (request, token) => (await load()).tests.run(request, token),
    true,
  );
  return controller;
}
