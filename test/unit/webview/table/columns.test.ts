import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../../webview/table/columns.ts';

describe('columns', () => {
  it('shows header bits of frames only', () => {
    expect(columnsOf('frames').map(({ id }) => id)).toEqual([
      'id',
      'time',
      'direction',
      'kind',
      'flags',
      'length',
      'preview',
    ]);
    expect(columnsOf('frames').find(({ id }) => id === 'length')).toMatchObject({
      heading: 'Wire',
      title: expect.stringContaining('`size`') as string,
    });
    expect(columnsOf('messages').map(({ id }) => id)).not.toContain('flags');
  });
});
