import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChatHouse, LOBBY, MOST_ROOMS } from '../../../../src/demo/feeds/chatHouse.ts';
import type { ChatMember } from '../../../../src/demo/feeds/chatRoom.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const member = (name: string): ChatMember => ({ name, hear: () => undefined });

describe('ChatHouse', () => {
  it('names guests one after the other', () => {
    const house = new ChatHouse(1, () => 0);
    expect([house.guestName(), house.guestName()]).toEqual(['guest-1', 'guest-2']);
  });

  it('keeps a place for the lobby, and gives the place of an empty room to a new one', () => {
    const house = new ChatHouse(1, () => 0);
    const people = Array.from({ length: MOST_ROOMS - 1 }, (_, index) => member(`m${index}`));
    people.forEach((person, index) => {
      expect(house.open(`r${index}`)).toBe(true);
      house.enter(`r${index}`, person);
    });
    expect(house.open('one more')).toBe(false);
    expect(house.open(LOBBY)).toBe(true);
    expect(house.rooms).toHaveLength(MOST_ROOMS);
    house.leave('r3', people[3]!);
    expect(house.open('one more')).toBe(true);
    expect(house.room('r3')).toBeUndefined();
    expect(house.rooms).toHaveLength(MOST_ROOMS);
  });

  it('runs bots only while somebody is in the room', () => {
    const house = new ChatHouse(1, () => 0);
    const [ann, bob] = [member('ann'), member('bob')];
    house.open(LOBBY);
    expect(vi.getTimerCount()).toBe(0);
    house.enter(LOBBY, ann);
    house.enter(LOBBY, bob);
    house.say(LOBBY, 'ann', 'Hello');
    expect(vi.getTimerCount()).toBe(2);
    house.leave(LOBBY, ann);
    expect(vi.getTimerCount()).toBe(2);
    house.leave(LOBBY, bob);
    expect(vi.getTimerCount()).toBe(0);
    expect(house.room(LOBBY)?.history).toHaveLength(1);
  });
});
