import { configSchema } from '../../src/core/config.ts';
import { pagesFileSchema } from '../../src/core/pages-file.ts';
import { pathwaysFileSchema } from '../../src/core/pathways-file.ts';
import { pageMetaSchema } from '../../src/core/page-meta.ts';
import { unitsSchema } from '../../src/core/units.ts';
import { block, frontmatter } from './markdown.ts';
import { entryOf, fieldOf, fieldTable, toInputSchema } from './schema-fields.ts';

/** Page about `waymark.yml`. */
export function configurationPage(): string {
  const schema = toInputSchema(configSchema);
  const field = (name: string): string => fieldOf(schema, name).description ?? '';
  return [
    frontmatter('Configuration fields', 'Every field of waymark.yml.', 1, ['src/core/config.ts', 'src/core/brand-config.ts']),
    'All fields of `waymark.yml`, which lies at the root of the repository. Every section may be left out; an unknown field is an error.',
    'The guide [Configuration](../maintainer/configuration.md) says where to begin.',
    '',
    `## site\n\n${field('site')}\n`,
    fieldTable(fieldOf(schema, 'site')),
    `\n## sources\n\n${field('sources')} A list; each entry has these fields.\n`,
    fieldTable(entryOf(fieldOf(schema, 'sources'))),
    `\n## pathways, skills, evidence\n\n- \`pathways\`: ${field('pathways')} See [Pathway fields](pathway.md).\n- \`skills\`: ${field('skills')} See [Skills fields](skills.md).\n- \`evidence\`: ${field('evidence')} See [Evidence fields](evidence.md).`,
    `\n## units\n\n${field('units')} A path below the root; see [Sidecar](units.md).`,
    `\n## freshness\n\n${field('freshness')} How they work together, [Freshness](../owner/freshness.md) says.\n`,
    fieldTable(fieldOf(schema, 'freshness')),
    `\n## owners\n\n${field('owners')} See [Owning pages](../owner/index.md).\n`,
    fieldTable(fieldOf(schema, 'owners')),
    `\n## rules\n\n${field('rules')} By the id of the [rule](rules/README.md).\n`,
    block('yaml', 'rules:\n  link/anchor: error\n  page/several-titles: off'),
    '\n## All together\n',
    block('yaml', configExample),
  ].join('\n');
}

const configExample = `site:
  id: payments
  title: Payments learning portal
  url: https://acme.github.io
  base: /platform/
  accent: '#b5541c'
  logo: { src: brand/logo.svg, dark: brand/logo-dark.svg }
  home: brand/welcome.md
  footer: '[Imprint](docs/imprint.md) · [Chat](https://chat.acme.example)'
  repo: { url: https://github.com/acme/platform, branch: main }
sources:
  - { id: wiki, path: docs, title: Handbook, exclude: ['drafts/**'] }
  - { id: runbooks, path: ops/runbooks, kind: runbook, owner: '@acme/on-call' }
units: ops/units.yml
freshness:
  reviewEvery: { runbook: 3mo }
  contradiction: error
owners:
  fallback: '@acme/docs'
  contacts:
    '@acme/payments': { slack: '#payments', pager: https://pager.example.com/payments }
rules: { link/anchor: error, page/orphan: info }
`;

/** Page about frontmatter. */
export function frontmatterPage(): string {
  return [
    frontmatter('Frontmatter fields', 'Every field that a page can state about itself.', 2, ['src/core/page-meta.ts']),
    'All fields of a page. None is required. An unknown field is a warning, and a wrong value an error; either way the page is built.',
    'The guide [Frontmatter](../author/frontmatter.md) says which of them are worth writing, and [Owning pages](../owner/index.md) what becomes of those about upkeep.',
    '',
    fieldTable(toInputSchema(pageMetaSchema)),
    '\n## All together\n',
    block('yaml', metaExample),
  ].join('\n');
}

const metaExample = `---
title: Restore a backup
description: How to bring back the data of a service from last night.
kind: how-to
level: intermediate
roles: [on-call]
minutes: { do: 20 }
objectives:
  - Restore the data of one service without touching the others.
owner: '@acme/payments'
covers: [src/backup/**]
aliases: [/wiki/restore/]
---
`;

/** Page about the sidecar. */
export function unitsPage(): string {
  const pages = fieldOf(toInputSchema(unitsSchema), 'pages');
  const formerIds = fieldOf(entryOf(pages), 'formerIds').description ?? '';
  return [
    frontmatter('Sidecar fields', 'Fields for pages that can’t or shouldn’t carry them.', 3, [
      'src/core/units.ts',
      'src/node/read-units.ts',
    ]),
    'The sidecar is the file that `units` in `waymark.yml` names. It gives fields to pages that can’t or shouldn’t carry them in their own text. What a page says itself wins.',
    '',
    block('yaml', unitsExample),
    '',
    `- \`pages\`: ${pages.description ?? ''}`,
    `- \`formerIds\`: ${formerIds} \`waymark check --changed-since REF --fix\` writes them.`,
    '- Every other field is one of [frontmatter](frontmatter.md).',
    '',
    'Unknown fields are errors here. A sidecar with a fault gives no fields at all, because half of it could move ids.',
  ].join('\n');
}

const unitsExample = `pages:
  ops/runbooks/Disk full.md:
    id: runbooks/disk-full
    level: foundation
  docs/undo-a-deployment.md:
    formerIds: [docs/rollback]
`;

/** Page about the files that a portal publishes for programs. */
export function publishedFilesPage(): string {
  return [
    frontmatter('Published files', 'Every field of pages.json and pathways.json.', 10, [
      'src/core/pages-file.ts',
      'src/core/pathways-file.ts',
    ]),
    'What a portal publishes for programs, beside its pages. `schemaVersion` changes when a field changes its meaning or goes; new fields may come at any time. Required fields are always there. `waymark schema pages.json` and `waymark schema pathways.json` print the JSON Schemas. [For programs and assistants](../maintainer/machine-readable.md) tells of everything else that they can read.',
    '\n## pages.json\n',
    fieldTable(toInputSchema(pagesFileSchema)),
    '\n## pathways.json\n',
    fieldTable(toInputSchema(pathwaysFileSchema)),
  ].join('\n');
}
