import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { expect, test } from 'vitest';
import { packageFolder } from '../helpers/package-folder.ts';

const site = join(packageFolder, 'src/site');

/** Modules that a file takes values from: `import type` is gone when the file runs. */
function importsOf(text: string): string[] {
  return [...text.matchAll(/^import (?!type\b)(?:[^'"\n;]*\bfrom )?['"](\.[^'"]+)['"]/gm)].map(([, module = '']) => module);
}

test('what visitors see takes values from its own room alone: the package has the others only as they were compiled', () => {
  const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:astro|ts)$/.test(file));
  const outside = files.flatMap((file) =>
    importsOf(readFileSync(join(site, file), 'utf8'))
      .filter((module) => relative(site, join(site, dirname(file), module)).startsWith(`..${sep}`))
      .map((module) => `${file}: ${module}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(outside).toEqual([]);
});
