/** Runs commands; what fails is told to the person. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';
import type { Failure } from '../../contract/model.ts';
import { failureOf } from '../../contract/rpc.ts';
import type { CommandName } from '../contributions.ts';

/** `argument`: what a menu or another extension passes; never trusted to be what was hoped for. */
export type CommandHandler = (argument?: unknown) => Promise<void> | void;
export type CommandHandlers<Names extends CommandName = CommandName> = Record<Names, CommandHandler>;

export async function runCommand(
  handler: CommandHandler,
  argument: unknown,
  log: vscode.LogOutputChannel,
): Promise<void> {
  try {
    await handler(argument);
  } catch (error) {
    void tellFailure(failureOf(error), log);
  }
}

/** What happened, why, and what to do. What the person cancelled needs no words. */
export async function tellFailure(failure: Failure, log: vscode.LogOutputChannel): Promise<void> {
  if (failure.code === 'cancelled') return;
  log.error(`${failure.code}: ${failure.message}\n${failure.cause}`);
  const showLog = t('Show Log');
  const why = failure.code === 'internal' ? '' : ` ${sentence(failure.cause)}`;
  const chosen = await vscode.window.showErrorMessage(`${sentence(failure.message)}${why} ${failure.remedy}`, showLog);
  if (chosen === showLog) log.show();
}

function sentence(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}
