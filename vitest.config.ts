import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Tests with real windows, sound and processes: on a shared machine one of them may meet a moment that nobody planned.
 */
const WITH_WINDOWS = ['tests/{desktop,e2e,electron,renderer}/**/*.test.ts'];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: 'words', include: ['tests/**/*.test.ts'], exclude: [...configDefaults.exclude, ...WITH_WINDOWS] },
      },
      // A second try is CI's alone, and the report names it: here a test that fails now and then has to be mended.
      {
        extends: true,
        test: {
          name: 'windows',
          include: WITH_WINDOWS,
          globalSetup: ['tests/electron/global-setup.ts'],
          retry: process.env.CI ? 1 : 0,
        },
      },
    ],
  },
});
