import { describe, expect, it } from 'vitest';
import { IndexScan } from '../../../../src/engine/capture/indexScan.ts';
import { newCapture } from '../../../support/captures.ts';
import { concat, frame } from '../../../support/frames/index.ts';

const forever = Infinity;

function captureOf(count: number) {
  const test = newCapture();
  test.pass('in', concat(...Array.from({ length: count }, () => frame({ opcode: 'text', payload: 'x' }))));
  return test;
}

describe('IndexScan', () => {
  it('looks at each row once, over pages, and goes on with those that come', () => {
    const { capture, pass } = captureOf(9_000);
    const scan = new IndexScan(capture.frames);
    const ids: number[] = [];
    const look = (id: number) => (ids.push(id), 'on' as const);
    expect(scan.step(capture.frames.count, forever, look)).toBe(true);
    pass('in', frame({ opcode: 'text', payload: 'y' }));
    expect(scan.step(capture.frames.count, forever, look)).toBe(true);
    expect(ids).toEqual(Array.from({ length: 9_001 }, (_, i) => i + 1));
  });

  it('stops in time: after 128 rows, or after one that is dear', () => {
    const { capture } = captureOf(1_000);
    const scan = new IndexScan(capture.frames);
    expect(scan.step(1_000, 0, () => 'on')).toBe(false);
    expect(scan.scanned).toBe(128);
    scan.step(1_000, 0, () => 'dear');
    expect(scan.scanned).toBe(129);
  });

  it('comes back to the row that is to be looked at again', () => {
    const { capture } = captureOf(10);
    const scan = new IndexScan(capture.frames);
    expect(scan.step(10, forever, (id) => (id === 4 ? 'wait' : 'on'))).toBe(false);
    expect(scan.scanned).toBe(3);
    const ids: number[] = [];
    expect(scan.step(10, forever, (id) => (ids.push(id), 'on'))).toBe(true);
    expect(ids[0]).toBe(4);
  });
});
