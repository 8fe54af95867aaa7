import { describe, expect, it } from 'vitest';
import { type Reading, Sensors } from '../../../../src/demo/feeds/sensors.ts';

const read = (sensors: Sensors, count: number): (Reading | undefined)[] =>
  Array.from({ length: count }, (_, index) => sensors.next(index));

describe('Sensors', () => {
  it('read one after the other, the same for the same seed', () => {
    const readings = read(new Sensors(1), 400);
    expect(readings).toEqual(read(new Sensors(1), 400));
    expect(readings.slice(0, 5).map((reading) => [reading?.sensor, reading?.seq])).toEqual([
      ['boiler', 1],
      ['pressure', 1],
      ['flow', 1],
      ['humidity', 1],
      ['boiler', 2],
    ]);
  });

  it('stay within their range, with the raw value to it', () => {
    const sensors = new Sensors(1);
    const { low, high } = sensors.described[0]!;
    const readings = read(sensors, 4000).filter((reading) => reading?.sensor === 'boiler');
    for (const reading of readings) {
      expect(reading!.value).toBeGreaterThanOrEqual(low);
      expect(reading!.value).toBeLessThanOrEqual(high);
      const raw = (reading!.raw[0]! << 8) | reading!.raw[1]!;
      expect(low + (raw / 0xffff) * (high - low)).toBeCloseTo(reading!.value, 2);
    }
  });

  it('are silent when muted, and do not count then', () => {
    const sensors = new Sensors(1);
    expect(sensors.mute('pressure', true)).toBe(true);
    expect(read(sensors, 8).map((reading) => reading?.sensor)[5]).toBeUndefined();
    sensors.mute('pressure', false);
    expect(read(sensors, 2)[1]).toMatchObject({ sensor: 'pressure', seq: 1 });
  });

  it('add what they are calibrated by', () => {
    const [plain, calibrated] = [new Sensors(1), new Sensors(1)];
    expect(calibrated.calibrate('boiler', -0.5)).toBe(true);
    expect(calibrated.next(0)!.value).toBeCloseTo(plain.next(0)!.value - 0.5, 6);
  });

  it('know no others', () => {
    const sensors = new Sensors(1);
    expect([sensors.mute('x', true), sensors.calibrate(undefined, 1)]).toEqual([false, false]);
  });
});
