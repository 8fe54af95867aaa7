import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { grantWords, reasonWords, returnWords, versionWords } from '../../../../src/engine/decode/mqttReasons.ts';

/** What mqtt.js and aedes have of the specification. */
const library = createRequire(import.meta.url)('mqtt-packet/constants.js') as Record<string, Record<string, string>>;
const tables = Object.keys(library).filter((name) => /^MQTT5_.*_CODES$/.test(name));

describe('reasons of MQTT', () => {
  it.each(tables)('are named as in %s of mqtt-packet', (table) => {
    for (const [code, name] of Object.entries(library[table]!)) {
      if (Number(code) <= 2) continue;
      expect(reasonWords(Number(code)).toLowerCase()).toBe(`${code} ${name}`.toLowerCase());
    }
  });

  it('are numbers where they have no name, and nothing where all is well', () => {
    expect([reasonWords(0), reasonWords(200)]).toEqual(['', '200']);
    expect([0, 4, 6].map(returnWords)).toEqual(['Accepted', '4 Bad user name or password', '6']);
    expect([0, 2, 128, 135].map(grantWords)).toEqual(['QoS 0', 'QoS 2', '128 Failure', '135 Not authorized']);
    expect([3, 4, 5, 9].map(versionWords)).toEqual(['MQTT 3.1', 'MQTT 3.1.1', 'MQTT 5', 'level 9']);
  });
});
