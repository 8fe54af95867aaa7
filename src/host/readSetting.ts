/** Settings by their typed names. */
import * as vscode from 'vscode';
import { extensionPrefix, type SettingName, type SettingValue } from './contributions.ts';
import { settingValue } from './settingValue.ts';

export function readSetting<Name extends SettingName>(name: Name): SettingValue<Name> {
  return settingValue(name, vscode.workspace.getConfiguration(extensionPrefix).get(name));
}
