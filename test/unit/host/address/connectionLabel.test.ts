import { describe, expect, it } from 'vitest';
import type { Address } from '../../../../src/host/address/address.ts';
import { parseAddress } from '../../../../src/host/address/address.ts';
import { connectionLabel } from '../../../../src/host/address/connectionLabel.ts';

const label = (url: string, name?: string): string =>
  connectionLabel(name === undefined ? { url } : { url, name }, parseAddress(url) as Address);

describe('connectionLabel', () => {
  it('is the name where there is one', () => {
    expect(label('https://example.com/a', 'staging')).toBe('staging');
    expect(label('ws://example.com/a', '')).toBe('example.com/a');
  });

  it('says where the address was understood as its twin', () => {
    expect(label('http://example.com/a')).toBe('example.com/a (http → ws)');
    expect(label('HTTPS://example.com')).toBe('example.com (https → wss)');
    expect(label('example.com/a')).toBe('example.com/a');
  });
});
