import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { evidenceExample, pathwayExample, retiredExample, skillsExample } from '../../scripts/reference/curriculum-pages.ts';
import { configSchema } from '../../src/core/config.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';
import { evidenceSchema } from '../../src/core/pathways/evidence-file.ts';
import { frameworkSchema } from '../../src/core/pathways/framework-file.ts';
import { pathwaySchema, retiredSchema } from '../../src/core/pathways/pathway-file.ts';
import { unitsSchema } from '../../src/core/units.ts';
import { makeRepository } from '../helpers/repository.ts';
import { runIn } from './command-line.ts';

/** As much of a JSON Schema as the walk needs. */
interface Schema {
  $schema?: string;
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  additionalProperties?: Schema | boolean;
}

const print = async (...names: string[]): Promise<Schema> => JSON.parse((await runIn('.', ['schema', ...names])).out) as Schema;

const ajv = new Ajv2020({ allErrors: true, formats: { date: true, uri: true } });

const samples = [
  { name: 'config', schema: configSchema, valid: {} },
  {
    name: 'config',
    schema: configSchema,
    valid: {
      site: {
        id: 'payments',
        title: 'Payments',
        url: 'https://learn.example.com',
        base: '/',
        accent: '#b5541c',
        repo: { url: 'https://github.com/acme/platform', branch: 'main' },
      },
      sources: [
        { id: 'wiki', path: 'content/wiki', dialect: 'auto', kind: 'concept', owner: '@acme/docs' },
        { id: 'runbooks', path: 'content/runbooks', kind: 'runbook', exclude: ['**/vendor/**'], trust: 'trusted' },
      ],
      units: 'content/units.yml',
      freshness: {
        reviewEvery: { runbook: '3mo', reference: 'never' },
        whenCovered: 'both',
        grace: { share: 0.5 },
        perOwner: 3,
        contradiction: 'error',
      },
      owners: {
        dialect: 'gitlab',
        file: 'CODEOWNERS',
        fallback: '@acme/docs',
        contacts: { '@acme/payments': { slack: '#payments', email: 'pay@acme.example' } },
      },
      rules: { 'link/anchor': 'warning', 'page/orphan': 'off' },
    },
  },
  { name: 'config', schema: configSchema, invalid: { sorces: [] } },
  { name: 'config', schema: configSchema, invalid: { sources: [{ id: 'Wiki', path: 'wiki' }] } },
  { name: 'config', schema: configSchema, invalid: { sources: [{ id: 'wiki' }] } },
  { name: 'config', schema: configSchema, invalid: { site: { base: 'docs' } } },
  { name: 'config', schema: configSchema, invalid: { rules: { 'link/page': 'fatal' } } },
  {
    name: 'page',
    schema: pageMetaSchema,
    valid: {
      title: 'Restart',
      kind: 'runbook',
      level: 'foundation',
      teaches: [{ skill: 'pay', level: 2 }],
      reviewed: { on: '2026-08-14' },
      covers: ['src/**', { path: 'a.ts', match: 'x' }],
    },
  },
  { name: 'page', schema: pageMetaSchema, valid: { weight: 3 } },
  { name: 'page', schema: pageMetaSchema, invalid: { kind: 'howto' } },
  { name: 'page', schema: pageMetaSchema, invalid: { reviewEvery: 'monthly' } },
  { name: 'page', schema: pageMetaSchema, invalid: { minutes: { reading: 3 } } },
  { name: 'units', schema: unitsSchema, valid: { pages: { 'wiki/a.md': { id: 'wiki/b', formerIds: ['wiki/old'], kind: 'lab' } } } },
  { name: 'units', schema: unitsSchema, invalid: { pages: { 'wiki/a.md': { titel: 'x' } } } },
  { name: 'units', schema: unitsSchema, invalid: { units: {} } },
  { name: 'pathway', schema: pathwaySchema, valid: parse(pathwayExample) as unknown },
  { name: 'pathway', schema: pathwaySchema, invalid: { id: 'p', title: 'P', stages: [] } },
  { name: 'pathway', schema: pathwaySchema, invalid: { id: 'p', title: 'P', version: '1.0.0', stages: [{ id: 's', title: 'S' }] } },
  { name: 'skills', schema: frameworkSchema, valid: parse(skillsExample) as unknown },
  { name: 'skills', schema: frameworkSchema, invalid: { skills: [{ id: 'Linux', title: 'Linux' }] } },
  { name: 'retired', schema: retiredSchema, valid: parse(retiredExample) as unknown },
  { name: 'retired', schema: retiredSchema, invalid: { units: { 'wiki/a': {} } } },
  { name: 'evidence', schema: evidenceSchema, valid: parse(evidenceExample.replaceAll('---', '')) as unknown },
  { name: 'evidence', schema: evidenceSchema, invalid: { subject: 'ada', pathway: 'on-call', assessment: 'shadow-shift' } },
] as const;

describe('a validator of JSON Schema agrees with us on', () => {
  test.each(samples.map((sample) => [sample.name, JSON.stringify('valid' in sample ? sample.valid : sample.invalid), sample] as const))(
    '%s: %s',
    async (name, _, sample) => {
      const validate = ajv.compile(await print(name));
      const data: unknown = 'valid' in sample ? sample.valid : sample.invalid;
      expect(validate(data)).toBe('valid' in sample);
      expect(sample.schema.safeParse(data).success).toBe('valid' in sample);
    },
  );
});

describe.each(['config', 'page', 'units', 'pathway', 'skills', 'retired', 'evidence'])('the schema %s', (name) => {
  test('says what it is', async () => {
    const { $schema, title } = await print(name);
    expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(title).toMatch(/^[A-Z]/);
  });

  test('describes every field', async () => {
    const fields = listFields(await print(name));
    expect(fields.length).toBeGreaterThan(5);
    expect(fields.filter(({ description }) => !/^[A-Z`].*\.$/s.test(description ?? '')).map(({ path }) => path)).toEqual([]);
  });
});

test('without a name, every schema is printed', async () => {
  expect(Object.keys(await print())).toEqual([
    'config',
    'page',
    'units',
    'pathway',
    'skills',
    'retired',
    'evidence',
    'pages.json',
    'pathways.json',
    'report.json',
  ]);
});

/** Every field at any depth: through lists, alternatives and free names. */
function listFields(schema: Schema, path = ''): { path: string; description: string | undefined }[] {
  const { properties = {}, items, anyOf = [], additionalProperties } = schema;
  return [
    ...Object.entries(properties).flatMap(([key, field]) => [
      { path: `${path}.${key}`, description: field.description },
      ...listFields(field, `${path}.${key}`),
    ]),
    ...[...(items ? [items] : []), ...anyOf, ...(typeof additionalProperties === 'object' ? [additionalProperties] : [])].flatMap((inner) =>
      listFields(inner, `${path}[]`),
    ),
  ];
}

describe('--write', () => {
  const files = {
    'waymark.yml': 'sources:\n  - { id: docs, path: docs }\n',
    'docs/index.md': '# Start\n',
    'pathways/p/pathway.yml': 'id: p\ntitle: P\nstages:\n  - { id: s, title: S, units: [{ unit: docs }] }\n',
  };

  test('writes schemas with today’s names, and nothing when they are up to date', async () => {
    const { root, git, write } = makeRepository(files);
    const { code, err } = await runIn(root, ['schema', '--write']);
    expect([code, err]).toEqual([0, 'Wrote 8 files with 1 page, 0 skills, 0 roles and 0 owners.\n']);
    expect((await runIn(root, ['schema', '--write'])).err).toBe('The schemas in .vscode/waymark are up to date.\n');
    write({ 'docs/new.md': '# New\n' });
    expect((await runIn(root, ['schema', '--write'])).out).toBe(
      '.vscode/waymark/page.schema.json\n.vscode/waymark/units.schema.json\n.vscode/waymark/pathway.schema.json\n.vscode/waymark/retired.schema.json\n.vscode/waymark.code-snippets\n',
    );
    expect(git('status', '--short', '--untracked-files=all')).toContain('?? .vscode/waymark/pathway.schema.json');
  });

  test('writes the schemas alone into another folder', async () => {
    const { root, git } = makeRepository(files);
    await runIn(root, ['schema', '--write', '--out', 'tools/schemas']);
    expect(git('status', '--short')).toBe('?? tools/\n');
  });

  test.each([
    [['schema', 'config', '--write'], '`--write` writes all schemas, and takes no name.'],
    [['schema', '--out', 'x'], '`--out` needs `--write`.'],
    [['schema', '--write', '--out', '..'], '`..` lies outside of the repository.'],
  ])('%j is refused', async (argv, message) => {
    const { root } = makeRepository(files);
    const { code, err } = await runIn(root, argv);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});
