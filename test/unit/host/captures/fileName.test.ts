import { describe, expect, it } from 'vitest';
import { fileNameOf } from '../../../../src/host/captures/fileName.ts';

describe('the name of a file', () => {
  it.each([
    ['127.0.0.1:8080/chat', '127.0.0.1-8080-chat'],
    ['Füße 1', 'Füße-1'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.hidden', 'hidden'],
    ['a\\b:c*d?e"f<g>h|i', 'a-b-c-d-e-f-g-h-i'],
    ['/', 'capture'],
    ['', 'capture'],
    ['x'.repeat(100), 'x'.repeat(60)],
  ])('of %j is %j', (label, name) => {
    expect(fileNameOf(label)).toBe(name);
  });
});
