/** Checks a connection without keeping it, and tells what the doctor says. */
import * as vscode from 'vscode';
import type { CheckResult } from '../../contract/engine.ts';
import { t } from '../../contract/l10n.ts';
import { checkVerdict } from '../doctor/checkWords.ts';
import type { Services } from '../services.ts';
import { cancellable } from '../sessions/cancellable.ts';
import { checkTarget, type CheckTarget } from './checkTarget.ts';
import type { CommandHandlers } from './commandHandlers.ts';

export function checkCommands(services: Services): CommandHandlers<'checkConnection' | 'copyReport'> {
  return {
    async checkConnection(argument) {
      const target = await checkTarget(argument, services);
      const result = target && (await check(target, services));
      if (!result) return;
      await services.reports.show(target.label, result.report);
      void tell(target, result);
    },
    async copyReport() {
      const { newest } = services.reports;
      if (newest !== undefined) await copyReport(newest);
    },
  };
}

/** Undefined: the person did not wait for it. */
async function check({ label, source }: CheckTarget, { connector }: Services): Promise<CheckResult | undefined> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: t('Checking {0}', label),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (_progress, token) => {
    try {
      const result = await cancellable(token, (signal) => connector.check(source, signal));
      return token.isCancellationRequested ? undefined : result;
    } catch (error) {
      if (error instanceof vscode.CancellationError) return undefined;
      throw error;
    }
  });
}

async function tell({ label }: CheckTarget, { findings, report }: CheckResult): Promise<void> {
  const { severity, text } = checkVerdict(label, findings);
  const show = {
    error: vscode.window.showErrorMessage,
    warning: vscode.window.showWarningMessage,
    info: vscode.window.showInformationMessage,
  }[severity];
  const copy = t('Copy Report');
  if ((await show(text, copy)) === copy) await copyReport(report);
}

async function copyReport(report: string): Promise<void> {
  await vscode.env.clipboard.writeText(report);
  vscode.window.setStatusBarMessage(t('$(check) The report is copied as Markdown'), 4_000);
}
