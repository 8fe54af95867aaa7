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

  /** All that a terminal could act on, each beside what is special to a shell. */
  const controls = Array.from({ length: 0x20 }, (_, at) => at + 1).map((code) => (code === 0x20 ? 0x7f : code));
  const acted = controls.map((code) => `a'${String.fromCharCode(code)}1"$(b)`).join('');

  it('has nothing in it that a terminal acts on before the shell has read it', () => {
    const words = [
      textWord('{"a":1}\u0003\ntouch /tmp/a\n\u001b[201~\rrm -r a\r\n'),
      textWord(acted),
      [{ text: acted }, variable, { text: '\u0003' }],
      [{ text: 'a\u0003' }, variable, { text: '\r1' }],
    ];
    for (const shell of ['posix', 'powershell'] as const)
      for (const word of words) expect(quote(word, shell)).toMatch(/^[\t\n\x20-\x7e]*$/);
  });

  it.each(['sh', 'bash'])('hands over each control character, in %s', (shell) => {
    const texts = [acted, '\u0003', '\r\n', 'a\r', '\x7f\u001b', '\n\n'];
    const words = [
      ...texts.map((text) => quote(textWord(text), 'posix')),
      ...texts.map((text) => quote([{ text }, variable, { text }], 'posix')),
      quote([{ text: 'a\u0003' }, variable, { text: '\r1' }], 'posix'),
    ];
    const { stdout, stderr } = spawnSync(shell, ['-c', `printf '%s\\0' ${words.join(' ')}`], {
      encoding: 'utf8',
      env: { ...process.env, TOKEN: 'x' },
    });
    expect(stderr).toBe('');
    expect(stdout.split('\0').slice(0, -1)).toEqual([
      ...texts,
      ...texts.map((text) => `${text}x${text}`),
      'a\u0003x\r1',
    ]);
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

  it('has control characters made by PowerShell', () => {
    expect(quote(textWord('a\u0003"$\r'), 'powershell')).toBe('"a$([char]3)`"`$$([char]13)"');
    expect(quote([variable, { text: '\u001b' }], 'powershell')).toBe('"${env:TOKEN}$([char]27)"');
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
