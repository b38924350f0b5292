import { defineConfig } from 'vitest/config';

/** Tests of the product as a whole: they run the compiled commands, on real repositories and in a real browser. */
const whole = ['test/corpora/build.test.ts', 'test/hostile/**/*.test.ts', 'test/package/**/*.test.ts', 'test/site/{contract,e2e*}.test.ts'];
const browser = ['test/browser/**/*.test.ts'];

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
          setupFiles: ['test/helpers/keep-workers.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...compiled, name: 'whole', include: whole, maxWorkers: 2, sequence: { groupOrder: 1 } } },
      // Alone, because what a browser shows depends on how fast the machine is.
      { test: { ...compiled, name: 'browser', include: browser, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
});
