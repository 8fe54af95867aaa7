import { describe, expect, it } from 'vitest';
import { reportPath } from '../../../../src/host/doctor/reportPath.ts';

describe('the path of a report', () => {
  it('ends with what the tab is to say', () => {
    expect(reportPath('staging feed', 3)).toBe('/3/Check of staging feed.md');
    expect(reportPath('ws://127.0.0.1:9/a?b=c', 1)).toBe('/1/Check of ws 127.0.0.1 9 a b=c.md');
    expect(reportPath('a\u202e\n../b', 1)).toBe('/1/Check of a .. b.md');
    expect(reportPath('/', 1)).toBe('/1/Check of a connection.md');
  });
});
