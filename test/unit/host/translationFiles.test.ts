import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TranslationFiles } from '../../../src/host/translationFiles.ts';

let folder: string;
let told: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'l10n-'));
  told = [];
});

afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const files = (language: string): TranslationFiles =>
  new TranslationFiles(folder, language, (words) => told.push(words));

describe('translations of a part', () => {
  it('are those of its language, its own only', () => {
    write('engine.l10n.de.json', '{"Closed": "Geschlossen"}');
    write('webview.l10n.de.json', '{"Send": "Senden"}');
    const german = files('de');
    expect(german.of('engine')).toEqual({ language: 'de', texts: { Closed: 'Geschlossen' } });
    expect(german.of('webview')?.texts).toEqual({ Send: 'Senden' });
    expect(told).toEqual([]);
  });

  it('are read once, and not before they are asked for', () => {
    const german = files('de');
    write('engine.l10n.de.json', '{"Closed": "Geschlossen"}');
    const first = german.of('engine');
    write('engine.l10n.de.json', '{"Closed": "Zu"}');
    expect(german.of('engine')).toBe(first);
    expect(first?.texts).toEqual({ Closed: 'Geschlossen' });
  });

  it('are none where there is no file, and nothing is said of it', () => {
    expect(files('fr').of('engine')).toBeUndefined();
    expect(files('en').of('engine')).toBeUndefined();
    expect(told).toEqual([]);
  });

  it('are those of pt-br however VS Code writes it', () => {
    write('engine.l10n.pt-br.json', '{}');
    expect(files('pt-BR').of('engine')).toEqual({ language: 'pt-br', texts: {} });
  });

  it.each(['{"Closed": ', '["Geschlossen"]', 'null', '{"Closed": {"a": 1}}'])(
    'are English where the file is %s',
    (text) => {
      write('engine.l10n.de.json', text);
      const german = files('de');
      expect(german.of('engine')).toBeUndefined();
      expect(german.of('engine')).toBeUndefined();
      expect(told).toHaveLength(1);
      expect(told[0]).toContain(join(folder, 'engine.l10n.de.json'));
    },
  );

  it('are looked for nowhere else', () => {
    write('engine.l10n.de.json', '{}');
    for (const language of ['../de', 'de/..', '', 'de.json\0', '..'])
      expect(files(language).of('engine')).toBeUndefined();
    expect(told).toEqual([]);
  });
});
