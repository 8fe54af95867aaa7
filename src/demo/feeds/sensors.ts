import { Seeded } from '../seeded.ts';

/** A measurement. */
export interface Reading {
  type: 'reading';
  sensor: string;
  /** From 1 for each sensor. */
  seq: number;
  /** Milliseconds since the epoch. */
  time: number;
  value: number;
  unit: string;
  /** As it came from the converter: 2 bytes, big-endian. */
  raw: Uint8Array;
  ok: boolean;
}

export interface SensorInfo {
  readonly id: string;
  readonly unit: string;
  readonly low: number;
  readonly high: number;
}

const SENSORS: readonly SensorInfo[] = [
  { id: 'boiler', unit: '°C', low: 55, high: 75 },
  { id: 'pressure', unit: 'bar', low: 1.2, high: 2.4 },
  { id: 'flow', unit: 'l/min', low: 8, high: 14 },
  { id: 'humidity', unit: '%', low: 30, high: 60 },
];

interface Running {
  info: SensorInfo;
  muted: boolean;
  offset: number;
  seq: number;
  value: number;
}

/** Sensors that read one after the other; the same seed gives the same values. */
export class Sensors {
  readonly #random: Seeded;
  readonly #running: Running[];
  #turn = 0;

  constructor(seed: number) {
    this.#random = new Seeded(seed);
    this.#running = SENSORS.map((info) => ({
      info,
      muted: false,
      offset: 0,
      seq: 0,
      value: (info.low + info.high) / 2,
    }));
  }

  get described(): readonly SensorInfo[] {
    return SENSORS;
  }

  /** The reading of the sensor whose turn it is; undefined where that one is muted. */
  next(time: number): Reading | undefined {
    const sensor = this.#running[this.#turn++ % this.#running.length]!;
    const { info } = sensor;
    const stride = (info.high - info.low) / 20;
    sensor.value = Math.min(Math.max(sensor.value + this.#random.between(-stride, stride), info.low), info.high);
    if (sensor.muted) return undefined;
    const share = (sensor.value - info.low) / (info.high - info.low);
    const converted = Math.round(share * 0xffff);
    return {
      type: 'reading',
      sensor: info.id,
      seq: ++sensor.seq,
      time,
      value: Number((sensor.value + sensor.offset).toFixed(3)),
      unit: info.unit,
      raw: Uint8Array.of(converted >> 8, converted & 0xff),
      ok: share > 0.02 && share < 0.98,
    };
  }

  /** False where there is no such sensor. */
  mute(id: unknown, muted: boolean): boolean {
    const sensor = this.#find(id);
    if (sensor) sensor.muted = muted;
    return sensor !== undefined;
  }

  /** Adds to every later value. False where there is no such sensor. */
  calibrate(id: unknown, offset: number): boolean {
    const sensor = this.#find(id);
    if (sensor) sensor.offset = offset;
    return sensor !== undefined;
  }

  #find(id: unknown): Running | undefined {
    return this.#running.find(({ info }) => info.id === id);
  }
}
