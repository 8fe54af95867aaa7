import { describe, expect, it } from 'vitest';
import { demoPaths } from '../../../src/demo/feeds.ts';
import { useDemoServer } from './useDemoServer.ts';

const server = useDemoServer();
const get = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(server.url.replace('ws:', 'http:') + path, init);

describe('plain HTTP', () => {
  it('answers / with the list of paths as text', async () => {
    const response = await get('/?x');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const text = await response.text();
    for (const { path } of demoPaths) expect(text).toMatch(new RegExp(`^${path} +\\S`, 'm'));
    expect(text).toContain(demoPaths[1]!.description);
  });

  it.each([
    ['/echo', 426],
    ['/nope', 404],
  ])('answers %s with %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('takes no other method', async () => {
    expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405);
  });

  it('answers no foreign page', async () => {
    expect((await get('/', { headers: { Origin: 'https://example.com' } })).status).toBe(403);
  });
});
