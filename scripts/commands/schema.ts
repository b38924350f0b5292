import { join } from 'node:path';
import { suggest } from '../../src/core/suggest.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count, didYouMean, listQuoted, quote } from '../../src/core/wording.ts';
import { loadCatalog } from '../../src/node/load-catalog.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { listSchemaFiles, namesOf, schemaFolder, snippetFile } from '../editor-files.ts';
import { rootOf } from '../find-root.ts';
import { jsonSchemas, toJsonSchema, type SchemaName } from '../json-schemas.ts';
import { locatePath } from '../select-paths.ts';
import { withProgress } from '../terminal.ts';
import { writeGenerated } from '../write-generated.ts';

/** `waymark schema`. */
export const command: Command = {
  name: 'schema',
  summary: 'print the JSON Schemas of everything that people write, and of what programs read',
  positionals: '[config|page|units|pathway|skills|retired|evidence|pages.json|pathways.json|report.json]',
  details: `Without a name, one object with every schema by name. Editors that get \`schema config\` complete and check waymark.yml.

With --write, the schemas of what people write are written for editors, with the names of this repository in
them: ids of pages, skills, roles, owners, rules. Editors complete these names; none is refused for not being
among them. With them come snippets for frontmatter. Run it again when there are new names to complete.

  waymark schema --write                  what \`waymark init --editor vscode\` wrote, with today’s names
  waymark schema --write --out schemas    the schemas alone, for another editor`,
  options: {
    ...readingOptions,
    write: { type: 'boolean', help: 'write schemas with the names of this repository' },
    out: { type: 'string', help: `with --write: folder of the schemas (default: ${schemaFolder})`, value: 'DIR' },
  },
  async run({ values, positionals: [name], io }) {
    if (values['write'] === true) return await write(values, name, io);
    if (text(values, 'out') !== undefined) throw new UserError('`--out` needs `--write`.');
    io.out(`${JSON.stringify(choose(name), null, 2)}\n`);
    return 0;
  },
};

function choose(name: string | undefined): unknown {
  const names = Object.keys(jsonSchemas) as SchemaName[];
  const found = names.find((known) => known === name);
  if (name !== undefined && found === undefined) {
    throw new UserError(`There is no schema ${quote(name)}.`, {
      hint: didYouMean(suggest(name, names)) ?? `There are ${listQuoted(names, 'and')}.`,
    });
  }
  return found === undefined ? Object.fromEntries(names.map((known) => [known, toJsonSchema(known)])) : toJsonSchema(found);
}

async function write(values: Values, name: string | undefined, io: Io): Promise<number> {
  if (name !== undefined) throw new UserError('`--write` writes all schemas, and takes no name.');
  const root = await rootOf(values, io);
  const config = text(values, 'config');
  const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
  const out = text(values, 'out');
  const folder = out === undefined ? schemaFolder : await locatePath(out, root, io.cwd);
  const names = namesOf(loaded);
  const files = [...listSchemaFiles(names, folder), ...(out === undefined ? [snippetFile(names)] : [])];
  const written: string[] = [];
  for (const file of files) if (await writeGenerated(root, file)) written.push(file.path);
  io.out(written.map((path) => `${path}\n`).join(''));
  io.err(
    written.length === 0
      ? `The schemas in ${join(folder, '')} are up to date.\n`
      : `Wrote ${count(written.length, 'file')} with ${describe(names)}.\n`,
  );
  return 0;
}

function describe({ pages, skills, roles, owners }: ReturnType<typeof namesOf>): string {
  const parts = [count(pages.length, 'page'), count(skills.length, 'skill'), count(roles.length, 'role'), count(owners.length, 'owner')];
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
