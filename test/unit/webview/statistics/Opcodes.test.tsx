import { describe, expect, it } from 'vitest';
import { Opcodes } from '../../../../webview/statistics/Opcodes.tsx';
import { contentsOf, textOf } from '../drawn.ts';

describe('Opcodes', () => {
  it('has shares of all frames, and the number of what is reserved', () => {
    const opcodes = (
      <Opcodes
        opcodes={[
          { opcode: 'text', framesIn: 6, framesOut: 1, bytes: 700 },
          { opcode: 11, framesIn: 1, framesOut: 0, bytes: 2 },
        ]}
      />
    );
    expect(contentsOf(opcodes, 'share-text')).toEqual(['87.5%', '12.5%']);
    expect(textOf(opcodes)).toContain('text87.5%61700 B');
    expect(textOf(opcodes)).toContain('reserved 11');
  });
});
