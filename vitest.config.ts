import { defineConfig } from 'vitest/config';

/** Tests of the product as a whole: they run the compiled commands, on real repositories and in a real browser. */
const whole = ['test/corpora/build.test.ts', 'test/hostile/**/*.test.ts', 'test/package/**/*.test.ts', 'test/site/{contract,e2e*}.test.ts'];
const browser = ['test/browser/**/*.test.ts'];
/** Tests that open many pages and judge each when it is at rest: how long that takes doesn't matter. */
const looks = ['test/browser/{accessibility,every-*,hostile,layout-shift,pictures,stored-progress}.test.ts'];

const shared = { testTimeout: 120_000, hookTimeout: 300_000, pool: 'forks' as const };
const compiled = { ...shared, globalSetup: ['test/helpers/compile.ts', 'test/helpers/share-builds.ts'] };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['test/**/*.test.ts'],
          exclude: [...whole, ...browser],
          setupFiles: ['test/helpers/keep-between-readings.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...compiled, name: 'whole', include: whole, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      { test: { ...compiled, name: 'looks', include: looks, maxWorkers: 2, sequence: { groupOrder: 2 } } },
      // Alone, because how a browser answers a reader depends on how fast the machine is.
      { test: { ...compiled, name: 'browser', include: browser, exclude: looks, maxWorkers: 1, sequence: { groupOrder: 3 } } },
    ],
  },
});
