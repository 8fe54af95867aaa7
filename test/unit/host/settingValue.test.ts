import { describe, expect, it } from 'vitest';
import { settings, type SettingName } from '../../../src/host/contributions.ts';
import { settingValue } from '../../../src/host/settingValue.ts';

describe('a setting', () => {
  it.each<[SettingName, unknown, unknown]>([
    ['inspector.payloadLimit', 64, 64],
    ['inspector.payloadLimit', 3_000_000, 4096],
    ['inspector.payloadLimit', -1, 16],
    ['inspector.payloadLimit', 64.4, 64],
    ['inspector.payloadLimit', '64', 256],
    ['inspector.payloadLimit', NaN, 256],
    ['inspector.payloadLimit', null, 256],
    ['inspector.imageLimit', Infinity, 64],
    ['connect.timeout', 0, 100],
    ['history.size', -Infinity, 0],
    ['captures.limit', 1e300, 9_007_199_254],
    ['table.selectionLimit', 1e9, 10_000],
    ['table.density', 'huge', 'huge'],
    ['table.density', 5, 'normal'],
    ['tls.keyLogFile', ['a'], ''],
    ['export.replace', ['$.a'], ['$.a']],
    ['export.replace', ['$.a', 5], []],
    ['export.replace', '$.a', []],
  ])('%s of %j is %j', (name, value, expected) => {
    expect(settingValue(name, value)).toEqual(expected);
  });

  it.each(Object.keys(settings) as SettingName[])('%s has its default where nothing is set', (name) => {
    expect(settingValue(name, undefined)).toEqual(settings[name]);
    expect(settingValue(name, settings[name])).toEqual(settings[name]);
  });
});
