import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { packageFolder } from '../src/node/package-info.ts';
import { commandsPage } from './reference/commands-page.ts';
import { contractsPage } from './reference/contracts-page.ts';
import { evidencePage, pathwayPage, retiredPage, skillsPage } from './reference/curriculum-pages.ts';
import { jsonPage, jsonReportPage } from './reference/json-page.ts';
import { configurationPage, frontmatterPage, publishedFilesPage, unitsPage } from './reference/schema-pages.ts';

/** Folder of the reference, below the root. */
const folder = 'content/wiki/reference';

const pages = {
  'configuration.md': configurationPage,
  'frontmatter.md': frontmatterPage,
  'units.md': unitsPage,
  'commands.md': commandsPage,
  'pathway.md': pathwayPage,
  'skills.md': skillsPage,
  'retired.md': retiredPage,
  'evidence.md': evidencePage,
  'json-output.md': jsonPage,
  'json-report.md': jsonReportPage,
  'contracts.md': contractsPage,
  'published-files.md': publishedFilesPage,
} as const satisfies Record<string, () => string | Promise<string>>;

/** The generated pages of the reference by path below the root, formatted as Prettier wants them. */
export async function makeReference(): Promise<Map<string, string>> {
  const made = Object.entries(pages).map(async ([name, make]): Promise<[string, string]> => {
    const path = `${folder}/${name}`;
    const config = await resolveConfig(join(packageFolder(), path));
    return [path, await format(await make(), { ...config, filepath: path })];
  });
  return new Map(await Promise.all(made));
}

// Run by hand or by a script, not imported by a test: the pages are written.
if (process.argv[1] === import.meta.filename) {
  for (const [path, text] of await makeReference()) await writeFile(join(packageFolder(), path), text);
}
