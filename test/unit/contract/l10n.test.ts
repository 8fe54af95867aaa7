import { afterEach, describe, expect, it } from 'vitest';
import { t, textLanguage, useTranslations } from '../../../src/contract/l10n.ts';

const german = (texts: Record<string, string>): void => useTranslations({ language: 'de', texts });

afterEach(() => useTranslations(undefined));

describe('t', () => {
  it('says English where there is no translation', () => {
    expect(t('Close')).toBe('Close');
    german({ Open: 'Öffnen' });
    expect(t('Close {0}', 'feed')).toBe('Close feed');
  });

  it('says the translation', () => {
    german({ Close: 'Schließen' });
    expect(t('Close')).toBe('Schließen');
    useTranslations(undefined);
    expect(t('Close')).toBe('Close');
  });

  it('puts arguments in their places, in the order of the language', () => {
    expect(t('{0} of {1}', 3, 9)).toBe('3 of 9');
    german({ '{0} of {1}': 'von {1}: {0}, {0}', '{a} and {b}': '{b} und {a}' });
    expect(t('{0} of {1}', 3, 9)).toBe('von 9: 3, 3');
    expect(t('{a} and {b}', { a: 'x', b: 'y' })).toBe('y und x');
  });

  it('obeys nothing that arguments hold', () => {
    expect(t('{0}{1}', '{1}$&$1', '{0}')).toBe('{1}$&$1{0}');
  });

  it('leaves what it is not given, and what is no placeholder', () => {
    expect(t('{0} {1} ${env:NAME} {}', 'a')).toBe('a {1} ${env:NAME} {}');
    expect(t('{constructor} {__proto__}', {})).toBe('{constructor} {__proto__}');
  });

  it('tells texts with the same English words apart by their comments', () => {
    german({ 'Open/state': 'offen', 'Open/do it': 'Öffnen', 'Open {0}/do it': '{0} öffnen' });
    expect(t({ message: 'Open', comment: 'state' })).toBe('offen');
    expect(t({ message: 'Open', comment: 'do it' })).toBe('Öffnen');
    expect(t({ message: 'Open {0}', comment: 'do it', args: ['feed'] })).toBe('feed öffnen');
    expect(t('Open')).toBe('Open');
  });

  it('takes nothing from the prototype of what it was given', () => {
    german(JSON.parse('{"__proto__": "Prototyp"}') as Record<string, string>);
    expect(t('constructor')).toBe('constructor');
    expect(t('__proto__')).toBe('Prototyp');
  });
});

describe('textLanguage', () => {
  it('is the language of the translations', () => {
    expect(textLanguage()).toBe('en');
    german({});
    expect(textLanguage()).toBe('de');
  });
});
