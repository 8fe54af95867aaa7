import { describe, expect, it } from 'vitest';
import { openClient, type RecordingClient } from '../../../support/peers/index.ts';
import { useDemoServer } from '../useDemoServer.ts';

const server = useDemoServer();

async function enter(room: string, name: string): Promise<RecordingClient> {
  const client = await openClient(`${server.url}/chat`, ['chat.v1']);
  client.sendJson({ type: 'join', room, name });
  await client.object(({ type, room: joined }) => type === 'joined' && joined === room);
  return client;
}

describe('/chat', () => {
  it('welcomes a guest into the lobby, and the bots talk', async () => {
    const client = await openClient(`${server.url}/chat`);
    await client.object(({ type, from }) => type === 'message' && from === 'max');
    const types = client.objects.map(({ type }) => type);
    expect(types.slice(0, 3)).toEqual(['welcome', 'joined', 'history']);
    expect(client.objects[0]).toMatchObject({ name: expect.stringMatching(/^guest-\d+$/), rooms: ['lobby'] });
    client.sendJson({ type: 'message', text: 'Hello' });
    await client.object(({ text }) => text === `Hello, ${String(client.objects[0]!['name'])}.`);
  });

  it('lets clients of a room see each other', async () => {
    const ann = await enter('garden', 'ann');
    const bob = await enter('garden', 'bob');
    await ann.object(({ type, name, state }) => type === 'presence' && name === 'bob' && state === 'joined');
    bob.sendJson({ type: 'typing' });
    await ann.object(({ type, name }) => type === 'typing' && name === 'bob');
    bob.sendJson({ type: 'message', text: 'Grüße', id: 7 });
    const heard = await ann.object(({ from }) => from === 'bob');
    expect(heard).toMatchObject({ type: 'message', room: 'garden', text: 'Grüße', ref: 7 });
    expect(await bob.object(({ from }) => from === 'bob')).toEqual(heard);
    const carl = await enter('garden', 'carl');
    const history = await carl.object(({ type, room }) => type === 'history' && room === 'garden');
    expect(history['messages']).toContainEqual(expect.objectContaining({ from: 'bob', text: 'Grüße' }));
    await bob.close();
    await ann.object(({ type, name, state }) => type === 'presence' && name === 'bob' && state === 'left');
  });

  it('lets nobody hear another room', async () => {
    const inside = await enter('attic', 'ann');
    const outside = await enter('cellar', 'ann');
    outside.sendJson({ type: 'message', text: 'secret' });
    await outside.object(({ text }) => text === 'secret');
    inside.sendJson({ type: 'history' });
    const history = await inside.object(({ type, room, messages }) => {
      return type === 'history' && room === 'attic' && inside.objects.length > 0 && Array.isArray(messages);
    });
    expect(JSON.stringify(history)).not.toContain('secret');
    expect(JSON.stringify(inside.objects)).not.toContain('secret');
  });

  it.each([
    [{ type: 'join', name: 'ada' }, /taken/],
    [{ type: 'join', name: 'guest-99999' }, /taken/],
    [{ type: 'join', name: '' }, /1 to 32/],
    [{ type: 'join', room: 'x'.repeat(33) }, /1 to 32/],
    [{ type: 'message' }, /"text"/],
    [{ type: 'message', text: 'x'.repeat(4001) }, /"text"/],
    [{ type: 'shout' }, /unknown/],
  ])('refuses %j with the reason', async (message, reason) => {
    const client = await openClient(`${server.url}/chat`);
    client.sendJson({ ...message, id: 'a' });
    expect(await client.object(({ type }) => type === 'error')).toEqual({
      type: 'error',
      text: expect.stringMatching(reason),
      ref: 'a',
    });
  });

  it('refuses a name that is taken in the room, but not one’s own', async () => {
    const ann = await enter('hall', 'ann');
    const other = await openClient(`${server.url}/chat`);
    other.sendJson({ type: 'join', room: 'hall', name: 'ann' });
    await other.object(({ type }) => type === 'error');
    ann.sendJson({ type: 'join', room: 'hall', name: 'ann' });
    ann.sendJson({ type: 'message', text: 'still here' });
    await ann.object(({ text }) => text === 'still here');
    expect(ann.objects.some(({ type }) => type === 'error')).toBe(false);
  });

  it('says what is wrong with a message that is no JSON', async () => {
    const client = await openClient(`${server.url}/chat`);
    client.socket.send('hello');
    expect(await client.object(({ type }) => type === 'error')).toMatchObject({
      text: expect.stringMatching(/^Not JSON/),
    });
  });
});
