import { describe, expect, it } from 'vitest';
import { urisIn } from '../../../../src/host/captures/uriList.ts';

describe('a list of URIs', () => {
  it('has one a line, without comments', () => {
    expect(urisIn('# two files\r\nfile:///a%20b.har\r\n\r\nfile:///c.wscap\n')).toEqual([
      'file:///a%20b.har',
      'file:///c.wscap',
    ]);
    expect(urisIn('')).toEqual([]);
  });
});
