import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { everyWhileOpen, onceWhileOpen } from '../../../src/demo/whileOpen.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('everyWhileOpen', () => {
  it('ends with the socket', () => {
    const socket = new EventEmitter();
    const act = vi.fn();
    everyWhileOpen(socket, 10, act);
    vi.advanceTimersByTime(35);
    socket.emit('close');
    expect(act).toHaveBeenCalledTimes(3);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('onceWhileOpen', () => {
  it('acts once and leaves no listener', () => {
    const socket = new EventEmitter();
    const act = vi.fn();
    onceWhileOpen(socket, 10, act);
    vi.advanceTimersByTime(100);
    expect(act).toHaveBeenCalledTimes(1);
    expect(socket.listenerCount('close')).toBe(0);
  });

  it('does not act after the socket closed, or when called off', () => {
    const socket = new EventEmitter();
    const act = vi.fn();
    onceWhileOpen(socket, 10, act);
    socket.emit('close');
    onceWhileOpen(socket, 10, act)();
    expect(vi.getTimerCount()).toBe(0);
    expect(socket.listenerCount('close')).toBe(0);
    expect(act).not.toHaveBeenCalled();
  });
});
