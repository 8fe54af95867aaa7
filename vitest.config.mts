import { defineConfig } from 'vitest/config';

/** Tests of the real window: one at a time, with time for a VS Code to start. */
const realWindow = {
  fileParallelism: false,
  testTimeout: 120_000,
  hookTimeout: 180_000,
  // The machine may be busy with much else.
  expect: { poll: { timeout: 30_000 } },
  setupFiles: ['test/ui/support/setup.ts'],
};

/** They put another module in the place of one of Node's, for themselves alone. */
const mocking = ['captureDisk', 'captureStore', 'longMessages'].map(
  (name) => `test/unit/engine/capture/${name}.test.ts`,
);

const unit = { include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 20_000, pool: 'threads' } as const;

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    projects: [
      // Without a world of its own for each file: it takes a third of the time.
      { extends: true, test: { ...unit, name: 'unit', exclude: mocking, isolate: false } },
      { extends: true, test: { ...unit, name: 'unit mocking', include: mocking } },
      {
        extends: true,
        test: {
          name: 'net',
          include: ['test/net/**/*.test.ts'],
          testTimeout: 20_000,
          globalSetup: ['test/support/netSetup.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...realWindow,
          name: 'ui',
          include: ['test/ui/*.test.ts'],
          exclude: ['test/ui/vsix.test.ts'],
          // One process, in which files share a window; it is on a VS Code that all of them share.
          isolate: false,
          globalSetup: ['test/ui/support/sharedVscode.ts'],
        },
      },
      // One Chromium for all of them.
      {
        extends: true,
        test: { ...realWindow, name: 'page', include: ['test/ui/page/**/*.test.ts'], isolate: false },
      },
      { extends: true, test: { ...realWindow, name: 'vsix', include: ['test/ui/vsix.test.ts'] } },
    ],
  },
});
