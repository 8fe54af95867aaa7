import { expect, it } from 'vitest';
import { pathIndex } from '../../../src/demo/pathIndex.ts';

it('lists each path with its sentence, in columns', () => {
  const paths = [
    { path: '/a', description: 'One.' },
    { path: '/long', description: 'Two.' },
  ];
  expect(pathIndex(paths)).toBe('WebSocket demo server\n\n/a     One.\n/long  Two.\n');
});
