import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { listSchemaFiles, snippetFile } from '../../../scripts/editor-files.ts';
import type { RepositoryNames } from '../../../src/core/editor/repository-names.ts';

const names: RepositoryNames = {
  pages: ['docs/a', 'docs/b'],
  paths: ['docs/a.md', 'docs/b.md'],
  skills: ['writing'],
  roles: ['author'],
  owners: ['@acme/docs'],
  rules: ['link/page'],
};

/** The schemas that an editor gets, by name. */
const schemas = new Map(
  listSchemaFiles(names, 'schemas').map(({ path, text }) => [/(\w+)\.schema/.exec(path)?.[1] ?? '', JSON.parse(text) as object]),
);

const ajv = new Ajv({ strict: false, validateFormats: false });
const isValid = (name: string, value: unknown): boolean => ajv.validate(schemas.get(name) ?? {}, value);
const stage = (units: unknown): unknown => ({ id: 'p', title: 'P', stages: [{ id: 's', title: 'S', ...Object(units) }] });

describe('schemas with the names of a repository', () => {
  test.each([
    ['pathway', stage({ units: [{ unit: 'docs/a' }] }), true],
    ['pathway', stage({ units: [{ unit: 'docs/not-written-yet' }] }), true],
    ['pathway', stage({ elective: { choose: 1, of: ['docs/b', { unit: 'x/y' }] } }), true],
    ['pathway', stage({ units: [{ unit: 7 }] }), false],
    ['pathway', stage({ unitz: [] }), false],
    ['config', { rules: { 'link/page': 'off', 'new/rule': 'error' } }, true],
    ['config', { rules: { 'link/page': 'loud' } }, false],
    ['units', { pages: { 'docs/a.md': { replacedBy: 'docs/b' }, 'docs/c.md': { owner: '@acme/new' } } }, true],
    ['units', { pages: { 'docs/a.md': { tilte: 'A' } } }, false],
    ['page', { roles: ['author', 'cook'], teaches: [{ skill: 'reading', level: 1 }] }, true],
    ['page', { teaches: [{ skill: 'writing', level: 'high' }] }, false],
  ])('%s: %j is %s', (name, value, expected) => {
    expect(isValid(name, value)).toBe(expected);
  });

  test('hold each list of names once, where it is needed', () => {
    const { definitions } = schemas.get('pathway') as { definitions: Record<string, unknown> };
    expect(Object.keys(definitions).sort()).toEqual(['owners', 'pages', 'roles', 'skills']);
    expect(definitions['pages']).toEqual({ type: 'string', enum: names.pages });
  });

  test('are draft 7, which every language server for YAML reads', () => {
    for (const schema of schemas.values()) expect(schema).toHaveProperty('$schema', 'http://json-schema.org/draft-07/schema#');
  });
});

test('snippets offer names to choose from, and escape what would end a list of choices', () => {
  const odd = snippetFile({ ...names, owners: ['a,b|c}$'], roles: [] });
  const snippets = JSON.parse(odd.text) as Record<string, { body: string[] }>;
  expect(snippets['Waymark: owner']?.body).toEqual([String.raw`owner: '${'${'}1|a\,b\|c\}\$|}'`]);
  expect(snippets['Waymark: roles']?.body).toEqual(['roles: [${1}]']);
  expect(snippets['Waymark: teaches']?.body).toEqual(['teaches:', '  - { skill: ${1|writing|}, level: ${2:1} }']);
});
