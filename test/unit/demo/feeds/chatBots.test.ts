import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ANSWERER, answerTo, ChatBots, remark, TALKER, TALKS_EVERY } from '../../../../src/demo/feeds/chatBots.ts';
import { ChatRoom } from '../../../../src/demo/feeds/chatRoom.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('answerTo', () => {
  it.each([
    ['Hello there', /^Hello, ann\.$/],
    ['please HELP', /"type":"join"/],
    ['Really?', /look that up/],
    ['ab🚀', /^I count 3 characters, ann\.$/],
  ])('%j', (text, answer) => expect(answerTo(text, 'ann')).toMatch(answer));
});

describe('remark', () => {
  it('begins anew after the last one', () => {
    expect(remark(8)).toBe(remark(0));
    expect(remark(1)).not.toBe(remark(0));
  });
});

describe('ChatBots', () => {
  const furnish = (): { room: ChatRoom; bots: ChatBots; typing: string[] } => {
    const room = new ChatRoom('r', () => 0);
    const typing: string[] = [];
    room.join({
      name: 'ann',
      hear: (event) => {
        if (event.type === 'typing') typing.push(event.name);
      },
    });
    return { room, typing, bots: new ChatBots(room, 10) };
  };

  it('talks now and then, typing first', () => {
    const { room, bots, typing } = furnish();
    bots.start();
    bots.start();
    vi.advanceTimersByTime(TALKS_EVERY / 10);
    expect([typing, room.history]).toEqual([[TALKER], []]);
    vi.advanceTimersByTime(TALKS_EVERY / 10);
    expect(room.history).toMatchObject([{ from: TALKER, text: remark(0) }]);
  });

  it('answers the last of several messages', () => {
    const { room, bots, typing } = furnish();
    bots.hear('first', 'ann');
    bots.hear('second?', 'bob');
    vi.advanceTimersByTime(1000);
    expect(room.history).toMatchObject([{ from: ANSWERER, text: answerTo('second?', 'bob') }]);
    expect(typing).toEqual([ANSWERER]);
    bots.hear('hi', 'ann');
    vi.advanceTimersByTime(1000);
    expect(room.history).toHaveLength(2);
  });

  it('leaves no timer behind', () => {
    const { room, bots } = furnish();
    bots.start();
    bots.hear('hi', 'ann');
    bots.stop();
    expect(vi.getTimerCount()).toBe(0);
    bots.start();
    bots.hear('hi', 'ann');
    vi.advanceTimersByTime(100);
    expect(room.history).toHaveLength(1);
    bots.stop();
  });
});
