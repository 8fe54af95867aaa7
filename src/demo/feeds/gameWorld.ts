import { Seeded } from '../seeded.ts';
import type { Entity, GameInput, GameState } from './gameLayout.ts';

/** Width and height of the world. */
const SIDE = 1000;

/** Units per second that a held button adds in each second, and the most that steering gives. */
const PUSH = 600;
const TOP_SPEED = 400;

/** Balls in a box; the first one is steered, and rests in the middle at first. */
export class GameWorld {
  readonly #entities: Entity[];
  #held: GameInput | undefined;
  #tick = 0;

  constructor(seed: number, count: number) {
    const random = new Seeded(seed);
    this.#entities = Array.from({ length: count }, (_, index) => ({
      id: index + 1,
      x: index === 0 ? SIDE / 2 : random.between(0, SIDE),
      y: index === 0 ? SIDE / 2 : random.between(0, SIDE),
      vx: index === 0 ? 0 : random.between(-200, 200),
      vy: index === 0 ? 0 : random.between(-200, 200),
    }));
  }

  /** Holds until the next input. */
  steer(input: GameInput): void {
    this.#held = input;
  }

  /** Goes on by so many seconds. */
  step(seconds: number): GameState {
    const [steered] = this.#entities;
    if (steered && this.#held) {
      const { up, down, left, right } = this.#held;
      steered.vx = clamp(steered.vx + (Number(right) - Number(left)) * PUSH * seconds, TOP_SPEED);
      steered.vy = clamp(steered.vy + (Number(down) - Number(up)) * PUSH * seconds, TOP_SPEED);
    }
    for (const entity of this.#entities) {
      [entity.x, entity.vx] = bounce(entity.x + entity.vx * seconds, entity.vx);
      [entity.y, entity.vy] = bounce(entity.y + entity.vy * seconds, entity.vy);
    }
    this.#tick++;
    return { tick: this.#tick, steered: 0, lastInput: this.#held?.number ?? 0, entities: this.#entities };
  }
}

function clamp(value: number, most: number): number {
  return Math.min(Math.max(value, -most), most);
}

function bounce(at: number, speed: number): [at: number, speed: number] {
  if (at < 0) return [-at, -speed];
  if (at > SIDE) return [2 * SIDE - at, -speed];
  return [at, speed];
}
