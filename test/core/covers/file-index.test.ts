import { describe, expect, test } from 'vitest';
import { createFileIndex } from '../../../src/core/covers/file-index.ts';
import { cpuTime } from '../../helpers/cpu-time.ts';

const files = [
  'Makefile',
  'app/[id]/page.tsx',
  'app/[id]/view.tsx',
  'app/i/page.tsx',
  'docs/payments.md',
  'src-old/a.ts',
  'src/.env.example',
  'src/pay/a.ts',
  'src/pay/b.test.ts',
  'src/pay/deep/c.ts',
  'src/über.ts',
  '.github/workflows/ci.yml',
  '.waymark/cache/x',
];

describe('a cover selects', () => {
  test.each([
    ['Makefile', ['Makefile']],
    ['./Makefile', ['Makefile']],
    ['/Makefile', ['Makefile']],
    ['makefile', []],
    ['src/pay', ['src/pay/a.ts', 'src/pay/b.test.ts', 'src/pay/deep/c.ts']],
    ['src/pay/', ['src/pay/a.ts', 'src/pay/b.test.ts', 'src/pay/deep/c.ts']],
    ['src', ['src/.env.example', 'src/pay/a.ts', 'src/pay/b.test.ts', 'src/pay/deep/c.ts', 'src/über.ts']],
    ['src/*', ['src/.env.example', 'src/pay/a.ts', 'src/pay/b.test.ts', 'src/pay/deep/c.ts', 'src/über.ts']],
    ['src/pay/*.ts', ['src/pay/a.ts', 'src/pay/b.test.ts']],
    ['src/**/*.ts', ['src/pay/a.ts', 'src/pay/b.test.ts', 'src/pay/deep/c.ts', 'src/über.ts']],
    ['**/{a,c}.ts', ['src-old/a.ts', 'src/pay/a.ts', 'src/pay/deep/c.ts']],
    ['**/*.yml', ['.github/workflows/ci.yml']],
    ['src/ü*', ['src/über.ts']],
    ['app/[id]/page.tsx', ['app/[id]/page.tsx']],
    ['app/[id]', ['app/[id]/page.tsx', 'app/[id]/view.tsx']],
    ['app/[i]/page.tsx', ['app/i/page.tsx']],
    ['src/pay/a', []],
    ['../src', []],
    ['.waymark/cache/x', []],
    ['nowhere/**', []],
  ])('by %j', (pattern, paths) => {
    expect(createFileIndex(files).select(pattern)).toEqual({ paths });
  });

  test('everything by a dot, but what Waymark itself keeps', () => {
    expect(createFileIndex(files).select('.')).toEqual({ paths: files.filter((path) => !path.startsWith('.waymark')).sort() });
  });
});

test.each([
  ['a'.repeat(300) + '*', 'glob'],
  ['{a,b}'.repeat(10), 'glob'],
  ['**', 'too-many'],
  ['many', 'too-many'],
])('a limit stops %j and says so', (pattern, fault) => {
  const index = createFileIndex([...files, ...Array.from({ length: 100_000 }, (_, at) => `many/${at}.ts`)]);
  expect(index.select(pattern)).toEqual({ fault });
});

test('thousands of globs over many files end', () => {
  const index = createFileIndex(Array.from({ length: 100_000 }, (_, at) => `folder-${at % 300}/file-${at}.ts`));
  const started = cpuTime();
  const answers = Array.from({ length: 1000 }, (_, at) => index.select(`**/*[${at % 10}]*${at}x`));
  expect(answers.at(-1)).toEqual({ fault: 'too-costly' });
  expect(cpuTime() - started).toBeLessThan(20_000);
});

test('thousands of paths and folders over many files take no time', () => {
  const index = createFileIndex(Array.from({ length: 100_000 }, (_, at) => `folder-${at % 300}/file-${at}.ts`));
  const started = cpuTime();
  for (let at = 0; at < 5000; at++) index.select(`folder-${at % 300}/file-${at}.ts`);
  for (let at = 0; at < 300; at++) index.select(`folder-${at}/*.ts`);
  for (let at = 1; at < 100; at++) expect(index.select(`**/file-${at}00?.ts`)).toHaveProperty('paths.length', 10);
  expect(cpuTime() - started).toBeLessThan(2000);
});
