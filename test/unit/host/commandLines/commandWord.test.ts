import { describe, expect, it } from 'vitest';
import { pathOf, plainText, shownText, templateOf, textWord } from '../../../../src/host/commandLines/commandWord.ts';

const word = [{ text: 'Bearer ' }, { variable: 'TOKEN' }, { text: '${x}' }];

describe('a word of a command', () => {
  it('is plain where the shell puts nothing in', () => {
    expect(plainText(textWord('a b'))).toBe('a b');
    expect(plainText([])).toBe('');
    expect(plainText(word)).toBeUndefined();
  });

  it('is shown with its variables as a shell writes them', () => {
    expect(shownText(word)).toBe('Bearer $TOKEN${x}');
  });

  it('becomes a text of a profile: variables from the environment, braces as they were', () => {
    expect(templateOf(word)).toBe('Bearer ${env:TOKEN}$${x}');
  });

  it('is a path with the home as profiles write it', () => {
    expect(pathOf([{ variable: 'HOME' }, { text: '/ca.pem' }])).toBe('~/ca.pem');
    expect(pathOf([{ variable: 'HOME' }, { text: 'x' }])).toBe('${env:HOME}x');
  });
});
