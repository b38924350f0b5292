import { z } from 'zod';
import { configSchema } from '../src/core/config.ts';
import { pageMetaSchema } from '../src/core/page-meta.ts';
import { pagesFileSchema } from '../src/core/pages-file.ts';
import { pathwaysFileSchema } from '../src/core/pathways-file.ts';
import { evidenceSchema } from '../src/core/pathways/evidence-file.ts';
import { frameworkSchema } from '../src/core/pathways/framework-file.ts';
import { pathwaySchema, retiredSchema } from '../src/core/pathways/pathway-file.ts';
import { pullReportSchema } from '../src/core/pull-report/pull-report.ts';
import { unitsSchema } from '../src/core/units.ts';

/** Schemas of what people write, and of what a portal publishes for programs, by name. */
export const jsonSchemas = {
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
export type SchemaName = keyof typeof jsonSchemas;

/**
 * The JSON Schema, draft 2020-12 unless the language server of an editor needs draft 7. What programs read may get new fields at any time,
 * so it allows them.
 */
export function toJsonSchema(name: SchemaName, target: 'draft-2020-12' | 'draft-7' = 'draft-2020-12'): z.core.JSONSchema.BaseSchema {
  const { schema, title } = jsonSchemas[name];
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target });
  return { ...($schema === undefined ? {} : { $schema }), title, ...rest };
}
