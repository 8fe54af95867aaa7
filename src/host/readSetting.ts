/** Settings by their typed names. */
import * as vscode from 'vscode';
import { extensionPrefix, settings, type SettingName, type SettingValue } from './contributions.ts';

/** The value that holds; its default where what is set is of another kind, or a number that makes no sense. */
export function readSetting<Name extends SettingName>(name: Name): SettingValue<Name> {
  const value: unknown = vscode.workspace.getConfiguration(extensionPrefix).get(name);
  const isUsable = typeof value === 'number' ? Number.isFinite(value) && value >= 0 : typeof value === 'string';
  return (isUsable && typeof value === typeof settings[name] ? value : settings[name]) as SettingValue<Name>;
}
