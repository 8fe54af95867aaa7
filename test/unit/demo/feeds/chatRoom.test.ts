import { describe, expect, it } from 'vitest';
import { type ChatEvent, type ChatMember, ChatRoom, HISTORY } from '../../../../src/demo/feeds/chatRoom.ts';

function member(name: string): ChatMember & { heard: ChatEvent[] } {
  const heard: ChatEvent[] = [];
  return { name, heard, hear: (event) => void heard.push(event) };
}

describe('ChatRoom', () => {
  it('tells a newcomer who is there and what was said, and the others of the newcomer', () => {
    const room = new ChatRoom('lobby', () => 42);
    const [ann, bob] = [member('ann'), member('bob')];
    room.join(ann);
    room.say('ann', 'Hello', 7);
    room.join(bob);
    expect(ann.heard.slice(2)).toEqual([
      { type: 'message', id: 1, room: 'lobby', from: 'ann', text: 'Hello', time: 42, ref: 7 },
      { type: 'presence', room: 'lobby', name: 'bob', state: 'joined' },
    ]);
    expect(bob.heard).toEqual([
      { type: 'joined', room: 'lobby', name: 'bob', members: ['ann', 'bob'] },
      { type: 'history', room: 'lobby', messages: [{ id: 1, room: 'lobby', from: 'ann', text: 'Hello', time: 42 }] },
    ]);
  });

  it('tells of typing to the others only, and of leaving once', () => {
    const room = new ChatRoom('r', () => 0);
    const [ann, bob] = [member('ann'), member('bob')];
    room.join(ann);
    room.join(bob);
    const before = bob.heard.length;
    room.typing('bob', true);
    expect(bob.heard).toHaveLength(before);
    expect(ann.heard.at(-1)).toEqual({ type: 'typing', room: 'r', name: 'bob', active: true });
    room.leave(bob);
    room.leave(bob);
    expect(ann.heard.filter((event) => event.type === 'presence' && event.state === 'left')).toHaveLength(1);
    expect([room.has('ann'), room.has('bob'), room.isEmpty]).toEqual([true, false, false]);
  });

  it('forgets the oldest lines', () => {
    const room = new ChatRoom('r', () => 0);
    for (let line = 1; line <= HISTORY + 2; line++) room.say('ann', `line ${line}`);
    expect(room.history).toHaveLength(HISTORY);
    expect(room.history[0]).toMatchObject({ id: 3, text: 'line 3' });
  });
});
