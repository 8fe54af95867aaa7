import { describe, expect, it } from 'vitest';
import { openClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer({ speed: 1 });

describe('/progress', () => {
  it('tells of a build to its end, and closes with 1000', async () => {
    const client = await openClient(`${server.url}/progress?speed=1000`);
    expect(await client.closed).toEqual({ code: 1000, reason: 'build finished' });
    expect(client.received[0]!.text).toBe('$ build --release');
    expect(client.received.some(({ text }) => text.startsWith('[compile] compile app.ts'))).toBe(true);
    const percents = client.objects.filter(({ type }) => type === 'progress').map(({ percent }) => percent);
    expect(percents.at(-1)).toBe(100);
    expect(client.objects.at(-1)).toMatchObject({ type: 'result', ok: true });
  });

  it('can be cancelled', async () => {
    const client = await openClient(`${server.url}/progress`);
    await client.atLeast(1);
    client.sendJson({ type: 'hurry' });
    await client.object(({ type }) => type === 'error');
    client.sendJson({ type: 'cancel' });
    expect(await client.closed).toEqual({ code: 1000, reason: 'build cancelled' });
    expect(client.objects.at(-1)).toEqual({ type: 'cancelled' });
  });
});
