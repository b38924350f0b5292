import { expect, test } from 'vitest';
import { pathwayUnknownRelease } from '../../../src/core/rules/pathway-unknown-release.ts';
import { catalogOf } from '../../helpers/example-catalog.ts';
import { lockIn } from '../../helpers/lock.ts';

const blob = (digit: string): string => digit.repeat(40);
const near = `${'1'.repeat(39)}2`;

const files = {
  'docs/a.md': '# A\n',
  'pathways/way/pathway.yml': `id: way
title: The way
stages: [{ id: one, title: One, units: [{ unit: docs/a }] }]
releases: { v1.0.0: { show: structure }, 1.0.0: { show: structure } }
`,
  'pathways/retired.yml': ['1', '3', '4']
    .map((digit) => `'${blob(digit)}': { reason: A name. }`)
    .join(', ')
    .replace(/.*/, `retracted: { $&, '${near}': { reason: A name. } }\n`),
};

const lock = lockIn(catalogOf(files), 'way', {
  version: '1.0.0',
  blobOf: () => blob('1'),
  embeds: { 'docs/a.md': [{ path: 'docs/b.md', blob: blob('3') }] },
});

function findings(text: string): [string | undefined, string[] | undefined][] {
  const catalog = catalogOf({ ...files, 'pathways/way/releases/1.0.0.lock.json': text });
  const found = pathwayUnknownRelease.check({ catalog, moves: new Map(), today: undefined, ownersOf: undefined });
  return [...found].map(({ actual, expected }) => [actual, expected]);
}

test('versions and texts that no lock has are found, with what may have been meant', () => {
  expect(findings(JSON.stringify(lock))).toEqual([
    ['v1.0.0', ['1.0.0']],
    [blob('4'), []],
    [near, [blob('1')]],
  ]);
});

test('nothing is said while a lock can’t be read', () => {
  expect(findings('{')).toEqual([]);
});
