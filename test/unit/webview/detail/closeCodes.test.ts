import { describe, expect, it } from 'vitest';
import { closeCodeName } from '../../../../webview/detail/closeCodes.ts';

describe('close codes', () => {
  it.each([
    [1000, 'Normal closure'],
    [1005, 'No status received'],
    [1006, 'Abnormal closure'],
    [1009, 'Message too big'],
    [1015, 'TLS handshake'],
    [3000, 'Unauthorized'],
  ])('names %i as registered', (code, name) => {
    expect(closeCodeName(code)).toBe(name);
  });

  it.each([
    [0, 'Not used'],
    [999, 'Not used'],
    [1016, 'Reserved'],
    [2999, 'Reserved'],
    [3001, 'Library or framework'],
    [3999, 'Library or framework'],
    [4000, 'Application'],
    [4999, 'Application'],
    [5000, 'Not defined'],
    [65535, 'Not defined'],
  ])('names %i by its range', (code, name) => {
    expect(closeCodeName(code)).toBe(name);
  });
});
