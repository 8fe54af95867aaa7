/** What a setting means: settings.json may hold anything. */
import { settingBounds, settings, type NumericSetting, type SettingName, type SettingValue } from './contributions.ts';

/** Its default where the value is of another kind; the nearest number that makes sense where it is beyond its bounds. */
export function settingValue<Name extends SettingName>(name: Name, value: unknown): SettingValue<Name> {
  const usual = settings[name];
  return (isLike(value, usual) ? withinBounds(name, value) : usual) as SettingValue<Name>;
}

function isLike(value: unknown, usual: unknown): boolean {
  if (Array.isArray(usual)) return Array.isArray(value) && value.every((one) => typeof one === 'string');
  return typeof value === typeof usual && !Number.isNaN(value);
}

function withinBounds(name: SettingName, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  const { least, most } = settingBounds[name as NumericSetting];
  return Math.min(Math.max(Math.round(value), least), most);
}
