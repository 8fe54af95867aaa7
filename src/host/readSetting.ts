/** Settings by their typed names. */
import * as vscode from 'vscode';
import { extensionPrefix, settings, type SettingName, type SettingValue } from './contributions.ts';

/** The value that holds; its default where what is set is of another kind, or a number that makes no sense. */
export function readSetting<Name extends SettingName>(name: Name): SettingValue<Name> {
  const value: unknown = vscode.workspace.getConfiguration(extensionPrefix).get(name);
  return (isUsable(value) && typeof value === typeof settings[name] ? value : settings[name]) as SettingValue<Name>;
}

function isUsable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0;
  return typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
}
