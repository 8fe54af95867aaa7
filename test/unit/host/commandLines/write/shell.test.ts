import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWord } from '../../../../../src/host/commandLines/commandWord.ts';
import { joinGroups, quote } from '../../../../../src/host/commandLines/write/shell.ts';

const variable = { variable: 'TOKEN' };

describe('quoting for a POSIX shell', () => {
  it.each([
    ['wss://example.com/feed', 'wss://example.com/feed'],
    ['', "''"],
    ['a=1&b=2', "'a=1&b=2'"],
    ["it's", "'it'\\''s'"],
    ['=ls', "'=ls'"],
    ['~/ca.pem', "'~/ca.pem'"],
  ])('%j', (text, quoted) => {
    expect(quote(textWord(text), 'posix')).toBe(quoted);
  });

  it('leaves variables to the shell', () => {
    expect(quote([variable], 'posix')).toBe('"$TOKEN"');
    expect(quote([{ text: 'Authorization: Bearer ' }, variable], 'posix')).toBe('"Authorization: Bearer $TOKEN"');
    expect(quote([variable, { text: '2' }], 'posix')).toBe('"${TOKEN}2"');
    expect(quote([{ text: 'a!`$"' }, variable, { text: "'" }], 'posix')).toBe("'a!`$\"'\"$TOKEN\"''\\'''");
  });

  it('hands over exactly the text, in a real shell', () => {
    const texts = fc.sample(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 4 }), {
      numRuns: 40,
      seed: 1,
    });
    const words = texts.flat().map((text) => text.replaceAll('\0', ''));
    const script = words.map((text) => `printf '%s\\0' ${quote(textWord(text), 'posix')}`).join('\n');
    const { stdout } = spawnSync('sh', ['-c', script], { encoding: 'utf8' });
    expect(stdout.split('\0').slice(0, -1)).toEqual(words);
  });

  it('puts values in, in a real shell', () => {
    const value = 'a"b\'$c`d\\!';
    const quoted = [
      quote([{ text: 'Bearer ' }, variable, { text: 'x' }], 'posix'),
      quote([{ text: '$!"' }, variable], 'posix'),
    ];
    const { stdout } = spawnSync('sh', ['-c', `printf '%s\\n' ${quoted.join(' ')}`], {
      encoding: 'utf8',
      env: { ...process.env, TOKEN: value },
    });
    expect(stdout).toBe(`Bearer ${value}x\n$!"${value}\n`);
  });
});

describe('quoting for PowerShell', () => {
  it.each([
    ['wss://example.com/feed', 'wss://example.com/feed'],
    ['', "''"],
    ['a=1&b=$2', "'a=1&b=$2'"],
    ["it's ’", "'it''s ’’'"],
    ['--tlsv1.2', "'--tlsv1.2'"],
    ['--insecure', '--insecure'],
  ])('%j', (text, quoted) => {
    expect(quote(textWord(text), 'powershell')).toBe(quoted);
  });

  it('leaves variables of the environment to the shell', () => {
    expect(quote([{ text: 'a"b`$ ' }, variable], 'powershell')).toBe('"a`"b```$ ${env:TOKEN}"');
  });
});

describe('a long command', () => {
  const groups = [['curl'], ['-H', 'a'.repeat(60)], ['-H', 'b'.repeat(60)]];

  it('has a line for each option, that are one to the shell', () => {
    expect(joinGroups(groups, 'posix').split(' \\\n  ')).toEqual(groups.map((group) => group.join(' ')));
    expect(joinGroups(groups, 'powershell').split(' `\n  ')).toEqual(groups.map((group) => group.join(' ')));
  });

  it('is one line where it is short', () => {
    expect(joinGroups([['curl'], ['-k']], 'posix')).toBe('curl -k');
  });
});
