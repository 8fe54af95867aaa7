import { describe, expect, it } from 'vitest';
import { withoutPlace, withoutTemplates } from '../../../../src/host/profiles/sourceProfile.ts';

describe('withoutTemplates', () => {
  it('leaves the rest', () => {
    expect(withoutTemplates({ url: 'ws://a', templates: [{ name: 'n', text: 't' }] })).toEqual({ url: 'ws://a' });
  });
});

describe('withoutPlace', () => {
  it('leaves the rest', () => {
    expect(withoutPlace({ url: 'ws://a', from: { origin: 'user', file: 'file:///a' } })).toEqual({ url: 'ws://a' });
  });
});
