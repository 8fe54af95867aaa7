/** Settings by their typed names. */
import * as vscode from 'vscode';
import { extensionPrefix, settings, type SettingName } from './contributions.ts';

/** The value that holds; its default where what is set is no number. */
export function readSetting(name: SettingName): number {
  const value: unknown = vscode.workspace.getConfiguration(extensionPrefix).get(name);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : settings[name];
}
