import { describe, expect, it } from 'vitest';
import { GameWorld } from '../../../../src/demo/feeds/gameWorld.ts';

const still = { up: false, down: false, left: false, right: false };

describe('GameWorld', () => {
  it('goes the same way for the same seed', () => {
    const [one, other] = [new GameWorld(5, 8), new GameWorld(5, 8)];
    for (let tick = 0; tick < 100; tick++) expect(one.step(1 / 60)).toEqual(other.step(1 / 60));
    expect(new GameWorld(6, 8).step(0).entities).not.toEqual(new GameWorld(5, 8).step(0).entities);
  });

  it('keeps everything in the box', () => {
    const world = new GameWorld(1, 50);
    for (let tick = 1; tick <= 2000; tick++) {
      const state = world.step(1 / 30);
      expect(state.tick).toBe(tick);
      expect(state.entities.every(({ x, y }) => x >= 0 && x <= 1000 && y >= 0 && y <= 1000)).toBe(true);
    }
  });

  it('obeys input until the next one, up to a top speed', () => {
    const world = new GameWorld(1, 2);
    expect(world.step(0.1)).toMatchObject({ lastInput: 0, entities: [{ vx: 0, vy: 0 }, {}] });
    world.steer({ ...still, right: true, up: true, number: 7 });
    expect(world.step(0.1)).toMatchObject({ lastInput: 7, entities: [{ vx: 60, vy: -60 }, {}] });
    expect(world.step(0.1)).toMatchObject({ entities: [{ vx: 120 }, {}] });
    world.steer({ ...still, number: 8 });
    expect(world.step(0.1)).toMatchObject({ lastInput: 8, entities: [{ vx: 120 }, {}] });
    world.steer({ ...still, right: true, number: 9 });
    const speeds = Array.from({ length: 100 }, () => Math.abs(world.step(0.1).entities[0]!.vx));
    expect(Math.max(...speeds)).toBe(400);
  });
});
