import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/folders.ts';
import { webviewScripts } from '../support/webviewScripts.ts';
import { tellMainJob } from './support/mainJobStory.ts';

const vsix = process.env['WEBSOCKET_INSPECTOR_VSIX'];
if (vsix === undefined) throw new Error('WEBSOCKET_INSPECTOR_VSIX names no packed extension.');

describe('the packed extension', () => {
  it('has at most 1.2 MB', () => {
    expect(statSync(vsix).size).toBeLessThanOrEqual(1_200_000);
  });

  // Packing has just built it.
  it('has at most 150 kB of script for the opening of a panel, 600 kB in all, and 500 kB for the Frame Inspector', async () => {
    const panel = await webviewScripts(join(repository, 'dist', 'webview'), 'panel');
    const inspector = await webviewScripts(join(repository, 'dist', 'webview'), 'inspector');
    expect(panel.all).toBeLessThanOrEqual(600_000);
    expect(panel.opening).toBeGreaterThan(0);
    expect(panel.opening).toBeLessThanOrEqual(150_000);
    expect(inspector.all).toBeLessThanOrEqual(500_000);
  });
});

describe('the main job from the packed extension', () => tellMainJob({ extension: { vsix }, pictures: false }));
