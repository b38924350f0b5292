import { z } from 'zod';
import { configSchema } from '../../src/core/config.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';
import { pagesFileSchema } from '../../src/core/pages-file.ts';
import { pathwaysFileSchema } from '../../src/core/pathways-file.ts';
import { evidenceSchema } from '../../src/core/pathways/evidence-file.ts';
import { frameworkSchema } from '../../src/core/pathways/framework-file.ts';
import { pathwaySchema, retiredSchema } from '../../src/core/pathways/pathway-file.ts';
import { pullReportSchema } from '../../src/core/pull-report/pull-report.ts';
import { suggest } from '../../src/core/suggest.ts';
import { unitsSchema } from '../../src/core/units.ts';
import { UserError } from '../../src/core/user-error.ts';
import { didYouMean, listQuoted, quote } from '../../src/core/wording.ts';
import type { Command } from '../command.ts';

/** Schemas of what people write, and of what a portal publishes for programs, by name. */
const schemas = {
  config: { schema: configSchema, title: 'Configuration of a portal: waymark.yml' },
  page: { schema: pageMetaSchema, title: 'Frontmatter of a page' },
  units: { schema: unitsSchema, title: 'Sidecar: fields of pages that can’t or shouldn’t carry them' },
  pathway: { schema: pathwaySchema, title: 'A pathway: pathway.yml' },
  skills: { schema: frameworkSchema, title: 'Skills, levels and roles: a file of the competency framework' },
  retired: { schema: retiredSchema, title: 'Units that are no more: retired.yml' },
  evidence: { schema: evidenceSchema, title: 'Frontmatter of evidence' },
  'pages.json': { schema: pagesFileSchema, title: 'Every page of a portal, for programs: pages.json' },
  'pathways.json': { schema: pathwaysFileSchema, title: 'Every pathway of a portal, for programs: pathways.json' },
  'report.json': { schema: pullReportSchema, title: 'What a change means: waymark report --format json' },
} as const;

/** Name of a schema. */
export type SchemaName = keyof typeof schemas;

/** `waymark schema`. */
export const command: Command = {
  name: 'schema',
  summary: 'print the JSON Schemas of everything that people write, and of what programs read',
  positionals: '[config|page|units|pathway|skills|retired|evidence|pages.json|pathways.json|report.json]',
  details: 'Without a name, one object with every schema by name. Editors that get `schema config` complete and check waymark.yml.',
  options: {},
  run({ positionals, io }) {
    const [name] = positionals;
    const names = Object.keys(schemas) as SchemaName[];
    const found = names.find((known) => known === name);
    if (name !== undefined && found === undefined) {
      throw new UserError(`There is no schema ${quote(name)}.`, {
        hint: didYouMean(suggest(name, names)) ?? `There are ${listQuoted(names, 'and')}.`,
      });
    }
    const wanted = found === undefined ? Object.fromEntries(names.map((known) => [known, toJsonSchema(known)])) : toJsonSchema(found);
    io.out(`${JSON.stringify(wanted, null, 2)}\n`);
    return Promise.resolve(0);
  },
};

/** The JSON Schema, draft 2020-12. What programs read may get new fields at any time, so it allows them. */
export function toJsonSchema(name: SchemaName): z.core.JSONSchema.BaseSchema {
  const { schema, title } = schemas[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return { ...($schema === undefined ? {} : { $schema }), title, ...rest };
}
