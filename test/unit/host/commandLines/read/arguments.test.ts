import { describe, expect, it } from 'vitest';
import { shownText } from '../../../../../src/host/commandLines/commandWord.ts';
import { readArguments, type OptionSyntax } from '../../../../../src/host/commandLines/read/arguments.ts';
import { posixWords } from '../../../../../src/host/commandLines/read/posixWords.ts';

const syntax: OptionSyntax = {
  joined: true,
  valued: new Set(['header']),
  maybeValued: new Set(['passphrase']),
  letters: { H: 'header', k: 'insecure', s: 'silent' },
};

function read(line: string, joined = true): string[] {
  const split = posixWords(line);
  if ('code' in split) throw new Error(split.error);
  return readArguments(split.words, { ...syntax, joined }).map(
    ({ option, given, value }) => `${option ?? ''} ${given}${value ? ` ${shownText(value)}` : ''}`,
  );
}

describe('arguments', () => {
  it.each([
    ['a -k b', [' a a', 'insecure -k', ' b b']],
    ['--header "A: $B" --header', ['header --header A: $B', 'header --header']],
    [
      '-H a -Hb -H=c -sHd -ks -q',
      ['header -H a', 'header -H b', 'header -H c', 'silent -s', 'header -H d', 'insecure -k', 'silent -s', 'q -q'],
    ],
    ['-H"$A" -H="A: $B" --header=$C', ['header -H $A', 'header -H A: $B', 'header --header $C']],
    ['--header=a=b --insecure', ['header --header a=b', 'insecure --insecure']],
    [
      '--passphrase -k --passphrase p --passphrase',
      ['passphrase --passphrase', 'insecure -k', 'passphrase --passphrase p', 'passphrase --passphrase'],
    ],
    ['-H -k - -- -k', ['header -H -k', ' - -', ' -k -k']],
  ])('%s', (line, all) => {
    expect(read(line)).toEqual(all);
  });

  it('are not joined where the program does not know that', () => {
    expect(read('--header=a b -H=c', false)).toEqual(['header=a --header=a', ' b b', 'header -H =c']);
  });
});
