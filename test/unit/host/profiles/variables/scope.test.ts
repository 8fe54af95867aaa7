import { describe, expect, it } from 'vitest';
import { emptyScope } from '../../../../../src/host/profiles/variables/scope.ts';

describe('emptyScope', () => {
  it('knows nothing', () => {
    const scope = emptyScope;
    const known = [scope.variable('a'), scope.env('PATH'), scope.workspaceFolder(), scope.lineOf(['url'])];
    expect(known).toEqual([undefined, undefined, undefined, undefined]);
  });
});
