import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { frameworkSchema } from '../../src/core/pathways/framework-file.ts';
import { pathwaySchema } from '../../src/core/pathways/pathway-file.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';
import { packageFolder } from '../helpers/package-folder.ts';

/** Files that readers of the guides for programme leads may copy: fences that are titled with a path. */
const folder = join(packageFolder, 'content/wiki/programme');
const files = readdirSync(folder).flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/^```yaml title="([^"]+)"\n([^]*?)^```$/gm)].map(([, title = '', text = '']) => ({
    name: `${name}: ${title}`,
    title,
    value: parse(text) as unknown,
  })),
);
const whose = (pattern: RegExp): typeof files => files.filter(({ title }) => pattern.test(title));

describe('files in the guides for programme leads', () => {
  test.each(whose(/pathway\.yml$/))('$name is a pathway', ({ title, value }) => {
    const pathway = pathwaySchema.parse(value);
    expect(title).toBe(`content/pathways/${pathway.id}/pathway.yml`);
    for (const { exit } of [pathway, ...pathway.stages]) {
      if (exit) expect(Object.keys(pathway.assessments)).toContain(exit.evidence);
    }
  });

  test.each(whose(/\/skills\//))('$name is a framework', ({ value }) => {
    expect(frameworkSchema.parse(value).skills.length).toBeGreaterThan(0);
  });

  test.each(whose(/frontmatter/))('$name is frontmatter', ({ value }) => {
    expect(pageMetaSchema.strict().parse(value)).toEqual(value);
  });

  test('the case’s pathway leads to skills that its framework has', () => {
    const [framework] = whose(/\/skills\//).map(({ value }) => frameworkSchema.parse(value));
    const skills = framework?.skills.map(({ id }) => id);
    const pathways = whose(/pathway\.yml$/).map(({ value }) => pathwaySchema.parse(value));
    expect(pathways).toHaveLength(2);
    for (const { outcomes, roles } of pathways) {
      for (const { skill } of outcomes) expect(skills).toContain(skill);
      expect(roles).toEqual(framework?.roles.map(({ id }) => id));
    }
  });
});
