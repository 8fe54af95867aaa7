import { describe, expect, it } from 'vitest';
import { FactList } from '../../../../webview/detail/FactList.tsx';
import { drawn, textOf } from '../drawn.ts';

describe('the list of facts', () => {
  it('draws names and values, hostile characters made visible', () => {
    expect(textOf(<FactList facts={[{ name: 'Reason', value: 'a\u202eb' }]} />)).toBe('Reasona\\u202eb');
  });

  it('draws nothing for nothing', () => {
    expect(drawn(<FactList facts={[]} />)).toEqual([]);
  });
});
