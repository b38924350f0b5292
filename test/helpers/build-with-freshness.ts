import { argv } from 'node:process';
import { join } from 'node:path';
import type { FreshnessInput } from '../../src/core/build-freshness-views.ts';
import { readFile } from 'node:fs/promises';
import type { FreshnessReport } from '../../src/core/freshness/freshness.ts';
import type { OwnersConfig } from '../../src/core/owners/owners-config.ts';

/** Builds the repository at the first argument, with owners and freshness as a file in it says, through the compiled command's own code. */

/** The file: what judging the repository would give. */
export interface FreshnessFile {
  report: FreshnessReport;
  contacts: OwnersConfig['contacts'];
}

/** Its path below the root. */
export const freshnessFile = '.waymark-freshness.json';

const [, , root = '', out = 'dist'] = argv;
const { report, contacts } = JSON.parse(await readFile(join(root, freshnessFile), 'utf8')) as FreshnessFile;
const pages = new Map(report.pages.map((page) => [page.path, page]));
const input: FreshnessInput = { ...report, contacts, freshnessOf: (path) => pages.get(path) };
const compiled = new URL('../../lib/scripts/build-site.js', import.meta.url).href;
const { buildSite } = (await import(compiled)) as typeof import('../../scripts/build-site.ts');
await buildSite({ root, config: undefined, out, failOn: 'never', verbose: false, readFreshness: () => Promise.resolve(input) });
