import { expect, test } from 'vitest';
import { explainPageOwner, findPageOwner, type OwnerPlaces } from '../../../src/core/owners/find-page-owner.ts';
import { parseGithubOwners } from '../../../src/core/owners/github-owners.ts';
import { noOwners } from '../../../src/core/owners/owners.ts';
import { catalogOf } from '../../helpers/catalog.ts';
import { stubSource } from '../../helpers/document.ts';

const plain = '# A\n\nText.\n';
const own = '---\ntitle: A\nowner: "@page"\n---\n\nText.\n';

interface Case {
  text?: string;
  sidecar?: boolean;
  codeowners?: string;
  source?: boolean;
  fallback?: boolean;
}

function explain({ text = plain, sidecar = false, codeowners, source = false, fallback = false }: Case) {
  const path = 'docs/a.md';
  const catalog = catalogOf({
    files: { [path]: text },
    sources: [stubSource({ id: 'docs', path: 'docs' })],
    config: {
      sources: [{ id: 'docs', path: 'docs', ...(source ? { owner: '@source' } : {}) }],
      units: 'units.yml',
      owners: fallback ? { fallback: '@fallback' } : {},
    },
    units: sidecar ? { [path]: { owner: '@sidecar' } } : {},
  });
  const owners =
    codeowners === undefined
      ? noOwners()
      : { ...parseGithubOwners(codeowners, 'CODEOWNERS'), dialect: 'github' as const, files: ['CODEOWNERS'] };
  const places: OwnerPlaces = {
    owners,
    config: catalog.config,
    configFile: 'waymark.yml',
    lineInConfig: (key) => (key[0] === 'sources' ? 3 : 9),
    lineInUnits: () => 7,
    textOf: () => text,
  };
  const page = catalog.pageAt(path);
  if (!page) throw new Error('The catalog lacks the page.');
  const explanation = explainPageOwner(page, places);
  expect(findPageOwner(page, places)).toEqual(explanation.ownership);
  return explanation;
}

const everything: Case = { text: own, sidecar: true, codeowners: '* @code', source: true, fallback: true };

test.each<[string, Case, string]>([
  ['the page itself', everything, 'owned page @page docs/a.md:3 owner'],
  ['the sidecar', { ...everything, text: plain }, 'owned sidecar @sidecar units.yml:7 owner'],
  ['CODEOWNERS', { ...everything, text: plain, sidecar: false }, 'owned codeowners @code CODEOWNERS:1 *'],
  ['nobody, where a rule says so', { ...everything, text: plain, sidecar: false, codeowners: '*' }, 'unowned codeowners  CODEOWNERS:1 *'],
  [
    'the source, where no rule matches',
    { codeowners: '/x @code', source: true, fallback: true },
    'owned source @source waymark.yml:3 owner',
  ],
  ['the source, where the rule is broken', { codeowners: '* code', source: true }, 'owned source @source waymark.yml:3 owner'],
  ['the fallback', { fallback: true }, 'owned fallback @fallback waymark.yml:9 owners.fallback'],
  ['nobody knows, where all that speaks is broken', { codeowners: '* code' }, 'unresolved codeowners  CODEOWNERS:1 *'],
  ['nobody knows', {}, 'unmatched none  '],
])('%s', (_, given, expected) => {
  const { state, source, owners, rules } = explain(given).ownership;
  expect(
    `${state} ${source ?? 'none'} ${owners.join(' ')} ${rules.map(({ file, line, pattern }) => `${file}:${line} ${pattern}`).join(', ')}`,
  ).toBe(expected);
});

test('whoever counts less is named, but for the sidecar, which the page replaces', () => {
  expect(explain(everything).lost.map(({ owners, reason }) => [...owners, reason])).toEqual([
    ['@code', 'outranked'],
    ['@source', 'outranked'],
    ['@fallback', 'outranked'],
  ]);
});

test('an owner in TOML is found on its line', () => {
  expect(explain({ text: '+++\ntitle = "A"\nowner = "@page"\n+++\n\nText.\n' }).ownership.rules).toEqual([
    { file: 'docs/a.md', line: 3, pattern: 'owner' },
  ]);
});
