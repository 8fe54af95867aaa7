import { describe, expect, it } from 'vitest';
import { apply, type TextOperation } from '../../../../src/demo/feeds/textOperation.ts';
import { openClient, type RecordingClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

/** The text as a client builds it from what it heard, up to a revision. */
function rebuilt({ objects }: RecordingClient, revision: number): string {
  const start = objects.find(({ type }) => type === 'document')!;
  const operations = objects.filter((event) => event['operation'] !== undefined);
  const inOrder = operations.filter((event) => (event['revision'] as number) <= revision);
  return inOrder.reduce((text, event) => apply(event['operation'] as TextOperation, text), start['text'] as string);
}

const revisions = ({ objects }: RecordingClient): unknown[] =>
  objects.filter((event) => event['operation'] !== undefined).map((event) => event['revision']);

describe('/collab', () => {
  it('leads all authors to the same text, with a coauthor in between and an author who lags', async () => {
    const ann = await openClient(`${server.url}/collab?doc=shared`);
    const bob = await openClient(`${server.url}/collab?doc=shared`);
    const { revision } = await bob.object(({ type }) => type === 'document');
    await bob.object(({ author }) => author === 'bea');
    ann.sendJson({ type: 'operation', id: 1, revision: 0, operation: [{ insert: 'A: ' }] });
    bob.sendJson({ type: 'operation', id: 2, revision, operation: [{ retain: 3 }, { delete: 2 }, { insert: 'B' }] });
    await ann.object(({ type, id }) => type === 'ack' && id === 1);
    const ack = await bob.object(({ type, id }) => type === 'ack' && id === 2);
    const last = Math.max(
      ack['revision'] as number,
      (await ann.object(({ type }) => type === 'ack'))['revision'] as number,
    );
    await Promise.all(
      [ann, bob].map((author) =>
        author.object((event) => event['operation'] !== undefined && event['revision'] === last),
      ),
    );
    ann.sendJson({ type: 'document' });
    const whole = await ann.object(({ type, revision: at }) => type === 'document' && at !== 0);
    const end = whole['revision'] as number;
    await bob.object((event) => event['operation'] !== undefined && (event['revision'] as number) >= end);
    expect(rebuilt(ann, end)).toBe(whole['text']);
    expect(rebuilt(bob, end)).toBe(whole['text']);
    const known = revisions(ann) as number[];
    expect(known).toEqual(known.map((_, index) => known[0]! + index));
  });

  it('keeps texts apart', async () => {
    const one = await openClient(`${server.url}/collab?doc=one`);
    const two = await openClient(`${server.url}/collab?doc=two`);
    one.sendJson({ type: 'operation', id: 1, revision: 0, operation: [{ insert: 'only here' }] });
    await one.object(({ type }) => type === 'ack');
    two.sendJson({ type: 'document' });
    await two.object(({ type }) => type === 'document');
    expect(JSON.stringify(two.objects)).not.toContain('only here');
  });

  it('tells cursors to the other authors', async () => {
    const ann = await openClient(`${server.url}/collab?doc=cursors`);
    const bob = await openClient(`${server.url}/collab?doc=cursors`);
    ann.sendJson({ type: 'cursor', at: 3 });
    expect(await bob.object(({ type }) => type === 'cursor')).toMatchObject({ at: 3 });
  });

  it.each([
    [{ type: 'operation', revision: 0, operation: [{ delete: 9999 }] }, /text ends/],
    [{ type: 'operation', revision: 0, operation: 'x' }, /"operation"/],
    [{ type: 'operation', operation: [] }, /"revision"/],
    [{ type: 'operation', revision: 1e9, operation: [] }, /at most/],
    [{ type: 'cursor' }, /"at"/],
    [{ type: 'undo' }, /unknown/],
  ])('refuses %j with the reason', async (message, reason) => {
    const client = await openClient(`${server.url}/collab?doc=refusals`);
    client.sendJson({ ...message, id: 5 });
    expect(await client.object(({ type }) => type === 'error')).toEqual({
      type: 'error',
      id: 5,
      message: expect.stringMatching(reason),
    });
  });
});
