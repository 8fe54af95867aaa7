import { describe, expect, it } from 'vitest';
import { isRowsTab } from '../../../../webview/panel/rowsTab.ts';

describe('isRowsTab', () => {
  it('is true of the views of the table', () => {
    const tabs = ['messages', 'frames', 'handshake', 'statistics'] as const;
    expect(tabs.filter(isRowsTab)).toEqual(['messages', 'frames']);
  });
});
