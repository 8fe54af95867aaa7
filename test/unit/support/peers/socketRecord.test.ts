import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { hex, toHex } from '../../../support/frames/hex.ts';
import { SocketRecord } from '../../../support/peers/socketRecord.ts';

describe('SocketRecord', () => {
  it('keeps copies of the bytes and asks again whenever some come', async () => {
    const socket = new EventEmitter();
    const record = new SocketRecord(socket);
    const three = record.until('three came', (bytes) => (bytes.length >= 3 ? toHex(bytes) : undefined));
    const chunk = Buffer.from(hex('01 02'));
    socket.emit('data', chunk);
    chunk.fill(0);
    socket.emit('data', Buffer.from(hex('03')));
    expect(await three).toBe('01 02 03');
    expect(toHex(record.bytes)).toBe('01 02 03');
  });

  it('rejects when nothing more can come, unless it is there already', async () => {
    const socket = new EventEmitter();
    const record = new SocketRecord(socket);
    const never = record.until('it came', () => undefined);
    socket.emit('end');
    await expect(never).rejects.toThrow('ended after 0 bytes, before it came');
    expect(await record.until('nothing', () => true)).toBe(true);
  });
});
