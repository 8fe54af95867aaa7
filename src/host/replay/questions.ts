/** How a replay is asked about. */
import * as vscode from 'vscode';
import { t } from '../../contract/l10n.ts';

export interface Choice<T> extends vscode.QuickPickItem {
  value: T;
}

export const title = (): string => t('Replay');

/** Undefined where the person left the question. */
export async function pick<T>(placeHolder: string, items: Choice<T>[]): Promise<T | undefined> {
  return (await vscode.window.showQuickPick(items, { title: title(), placeHolder }))?.value;
}

export async function askNumber(
  prompt: string,
  { least, most, whole = false, value }: { least: number; most: number; whole?: boolean; value?: number },
): Promise<number | undefined> {
  const fits = (text: string): boolean => {
    const typed = Number(text);
    return text.trim() !== '' && typed >= least && typed <= most && (!whole || Number.isInteger(typed));
  };
  const written = await vscode.window.showInputBox({
    ignoreFocusOut: true,
    title: title(),
    prompt,
    ...(value === undefined ? {} : { value: String(value) }),
    validateInput: (text) => (fits(text) ? undefined : t('A number from {0} to {1}.', least, most)),
  });
  return written === undefined ? undefined : Number(written);
}
