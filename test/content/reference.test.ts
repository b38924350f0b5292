import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { commandSummaries } from '../../scripts/commands.ts';
import { readInterface } from '../../scripts/reference/interface-fields.ts';
import { fieldTable, toInputSchema } from '../../scripts/reference/schema-fields.ts';
import { makeReference } from '../../scripts/write-reference.ts';
import { rules } from '../../src/core/rules/index.ts';
import { packageFolder } from '../../src/node/package-info.ts';

const remedy = 'is stale: run `node scripts/write-reference.ts`';

describe('the reference', () => {
  let pages: Map<string, string>;
  beforeAll(async () => {
    pages = await makeReference();
  });

  test.for(['configuration', 'frontmatter', 'units', 'commands', 'json-output', 'pathway', 'skills', 'retired', 'evidence'])(
    '%s.md is what the code says',
    (name) => {
      const path = `content/wiki/reference/${name}.md`;
      expect(readFileSync(join(packageFolder(), path), 'utf8'), `${path} ${remedy}`).toBe(pages.get(path));
    },
  );

  test('lists every contract as it is', () => {
    const path = 'content/wiki/reference/contracts.md';
    const message = `A contract changed. Write into content/wiki/maintainer/upgrading.md what changed, whom it concerns and what they do; then run \`node scripts/write-reference.ts\`.`;
    expect(readFileSync(join(packageFolder(), path), 'utf8'), message).toBe(pages.get(path));
  });

  test('names every command', () => {
    const text = pages.get('content/wiki/reference/commands.md') ?? '';
    for (const { name } of commandSummaries) expect(text).toContain(`\n## waymark ${name}\n`);
  });

  test('leaves no field without a meaning', () => {
    const empty = [...pages].flatMap(([path, text]) =>
      text.split('\n').flatMap((line) => (/^\|.*\|\s*\|$/.test(line) ? `${path}: ${line}` : [])),
    );
    expect(empty).toEqual([]);
  });

  test('has a line for every rule', () => {
    const text = readFileSync(join(packageFolder(), 'content/wiki/reference/rules/README.md'), 'utf8');
    for (const { id } of rules) expect(text).toContain(`](${id}.md)`);
  });
});

test('fields inside objects, lists and unions have rows of their own', () => {
  const schema = z.strictObject({
    site: z
      .strictObject({ url: z.url().describe('Where.') })
      .optional()
      .describe('Site.'),
    covers: z.array(z.union([z.string(), z.strictObject({ path: z.string().describe('Path.') })])).describe('Covers | bars.'),
    level: z.enum(['low', 'high']).default('low').describe('Level.'),
  });
  expect(fieldTable(toInputSchema(schema))).toMatchInlineSnapshot(`
    "| Field | Value | Meaning |
    | --- | --- | --- |
    | \`site\` | fields below | Site. |
    | \`site.url\` | address with \`http\` or \`https\` | Where. Required. |
    | \`covers\` | list of texts, or of entries with the fields below | Covers \\| bars. Required. |
    | \`covers[].path\` | text | Path. Required. |
    | \`level\` | \`low\` or \`high\` | Level. Default: \`low\`. |"
  `);
});

test('an interface is read with what it inherits and what its types are called', () => {
  const fields = readInterface('src/core/diagnostic.ts', 'Diagnostic');
  expect(fields.find(({ name }) => name === 'message')?.optional).toBe(false);
  expect(fields.find(({ name }) => name === 'severity')?.type).toContain("'warning'");
  const props = readInterface('src/site/component-props.ts', 'FooterProps');
  expect(props.map(({ name, undefinable }) => [name, undefinable])).toEqual([
    ['links', false],
    ['html', true],
    ['credit', false],
  ]);
  expect(props.find(({ name }) => name === 'links')?.type).not.toContain('Shortcut');
  expect(props.find(({ name }) => name === 'html')?.type).toBe('string');
  expect(() => readInterface('src/core/diagnostic.ts', 'Nothing')).toThrow('src/core/diagnostic.ts has no interface Nothing.');
});
