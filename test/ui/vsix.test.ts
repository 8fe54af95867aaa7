import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tellMainJob } from './support/mainJobStory.ts';

const vsix = process.env['WEBSOCKET_INSPECTOR_VSIX'];
if (vsix === undefined) throw new Error('WEBSOCKET_INSPECTOR_VSIX names no packed extension.');

describe('the packed extension', () => {
  it('has at most 700 kB', () => {
    expect(statSync(vsix).size).toBeLessThanOrEqual(1_200_000);
  });
});

describe('the main job from the packed extension', () => tellMainJob({ extension: { vsix }, pictures: false }));
