/** Scenarios as files: run them, here or there, and tell what they would send. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import { scenarioTableViewType } from '../contributions.ts';
import { noScenario } from '../replay/failures.ts';
import { plannedText } from '../replay/replayWords.ts';
import { withReplayProgress } from '../replay/runReplay.ts';
import { askScenarioTarget } from '../scenarios/askScenarioTarget.ts';
import { isScenario } from '../scenarios/scenarioLanguage.ts';
import type { RunTarget, ScenarioRunner } from '../scenarios/scenarioRunner.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { showText } from '../views/showText.ts';
import type { CommandHandlers } from './commandHandlers.ts';

export function scenarioCommands(
  services: Services,
  runner: ScenarioRunner,
): CommandHandlers<'runScenario' | 'runScenarioOn' | 'dryRunScenario' | 'openScenarioTable'> {
  return {
    async runScenario(argument) {
      await run(services, runner, await scenarioDocument(argument), { kind: 'own' });
    },
    async runScenarioOn(argument) {
      const document = await scenarioDocument(argument);
      const target = await askScenarioTarget(services);
      if (target) await run(services, runner, document, target);
    },
    async dryRunScenario(argument) {
      const { text } = await scenarioDocument(argument);
      const sends = await runner.planned(text, services.panels.current?.session);
      await showText(plannedText(sends, sends.length));
    },
    async openScenarioTable(argument) {
      const { uri } = await scenarioDocument(argument);
      await vscode.commands.executeCommand('vscode.openWith', uri, scenarioTableViewType);
    },
  };
}

interface ScenarioDocument {
  text: string;
  uri: vscode.Uri;
}

async function run(
  services: Services,
  runner: ScenarioRunner,
  { text, uri }: ScenarioDocument,
  target: RunTarget,
): Promise<void> {
  const named = vscode.workspace.asRelativePath(uri);
  const cancelled = new vscode.CancellationTokenSource();
  const over = Promise.withResolvers<void>();
  const began = (session: HostSession): void => {
    services.panels.show(session);
    void withReplayProgress(session, (token) => {
      token.onCancellationRequested(() => cancelled.cancel());
      return over.promise;
    });
  };
  const running = runner.run(text, { began, target, token: cancelled.token });
  const { verdict, verdicts, report } = await running.finally(() => over.resolve());
  const failed = verdicts.filter(({ state }) => state === 'failed');
  if (verdict === 'passed') {
    void vscode.window.showInformationMessage(t('{0} passed: {1} expectations met.', named, verdicts.length));
    return;
  }
  const why = failed[0] ? `${failed[0].title}: ${failed[0].message ?? ''}` : (report.failure?.message ?? '');
  void vscode.window.showWarningMessage(
    t('{0} did not pass: {1} of {2} expectations failed.', named, failed.length, verdicts.length) + ` ${why}`,
  );
}

/** The document that is named, or the one that is edited. */
async function scenarioDocument(argument: unknown): Promise<ScenarioDocument> {
  const document =
    argument instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(argument)
      : vscode.window.activeTextEditor?.document;
  if (!document || !isScenario(document)) throw noScenario();
  return { text: document.getText(), uri: document.uri };
}
