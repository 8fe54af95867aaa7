import { describe, expect, it } from 'vitest';
import { buildLog } from '../../../../src/demo/feeds/buildLog.ts';

describe('buildLog', () => {
  it('is the same for the same seed', () => {
    expect(buildLog(1)).toEqual(buildLog(1));
    expect(buildLog(2)).not.toEqual(buildLog(1));
  });

  it('goes up to 100 percent and ends with the result', () => {
    const outputs = buildLog(1).map(({ output }) => output);
    const percents = outputs.flatMap((output) =>
      typeof output === 'object' && output.type === 'progress' ? [output.percent] : [],
    );
    expect(percents).toEqual([...percents].sort((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
    expect(outputs.at(-1)).toMatchObject({ type: 'result', ok: true });
    expect(outputs.filter((output) => typeof output === 'string').length).toBeGreaterThan(20);
  });

  it('starts and finishes each step, in order', () => {
    const steps = buildLog(1).flatMap(({ output }) =>
      typeof output === 'object' && output.type === 'step' ? [`${output.step} ${output.state}`] : [],
    );
    expect(steps).toEqual(
      ['install', 'compile', 'test', 'bundle'].flatMap((step) => [`${step} started`, `${step} finished`]),
    );
  });

  it('takes about ten seconds', () => {
    const total = buildLog(1).reduce((sum, { after }) => sum + after, 0);
    expect(total).toBeGreaterThan(7000);
    expect(total).toBeLessThan(14_000);
  });
});
