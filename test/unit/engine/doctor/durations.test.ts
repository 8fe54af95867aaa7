import { afterEach, describe, expect, it } from 'vitest';
import { useTranslations } from '../../../../src/contract/l10n.ts';
import {
  durationsOf,
  milliseconds,
  millisecondsText,
  seconds,
  secondsText,
} from '../../../../src/engine/doctor/durations.ts';

afterEach(() => useTranslations(undefined));

describe('durations', () => {
  it('are told stage by stage', () => {
    expect(durationsOf({ timings: { tls: 30.46, connect: 0.123 } })).toBe('connect 0.1 ms, TLS 30 ms');
    expect(durationsOf({ timings: {} })).toBeUndefined();
    expect(milliseconds(9.96)).toBe('10 ms');
    expect(seconds(1_500.4)).toBe('1.5 s');
  });

  it('in a sentence are written as its language does, in evidence always alike', () => {
    expect([secondsText(1_500.4), millisecondsText(0.26)]).toEqual(['1.5 s', '0.3 ms']);
    useTranslations({ language: 'de', texts: {} });
    expect([secondsText(1_500.4), secondsText(90_000), millisecondsText(0.26)]).toEqual(['1,5 s', '90 s', '0,3 ms']);
    expect([seconds(1_500.4), milliseconds(0.26)]).toEqual(['1.5 s', '0.3 ms']);
  });
});
