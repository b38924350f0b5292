import { ownerDialects, type OwnerDialect } from '../../src/core/owners/ownership.ts';
import { explainNothing, type Explanation } from '../../src/core/owners/owners.ts';
import { count } from '../../src/core/wording.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { explainOwnership, listOwnership, summarizeOwners, type OwnedPath } from '../../src/report/ownership.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { showText } from '../../src/report/visible-text.ts';
import { readingOptions, text, type Command, type Io, type Values } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { locatePath } from '../select-paths.ts';
import { styleFor, withProgress } from '../terminal.ts';

/** `waymark owners`. */
export const command: Command = {
  name: 'owners',
  summary: 'who owns a page or file, and which line says so',
  positionals: '[PATH…]',
  details: `Says of each path who owns it, with the file, the line and the pattern that decide. Of one file it also
says why nobody else does: rules that match and lost, lines that are broken, owners that are inherited. A folder
stands for its files, pages first; without paths, every page is listed, with a summary by owner on standard
error. A path that doesn't exist yet is answered like any other.

The owner of a page is that of its frontmatter, else of the sidecar, else of CODEOWNERS or OWNERS files, else of
its source, else \`owners.fallback\`. Of other files CODEOWNERS or OWNERS files alone speak.`,
  options: {
    ...readingOptions,
    'codeowners-file': { type: 'string', help: 'read this file instead of the CODEOWNERS that the host finds', value: 'FILE' },
    dialect: { type: 'string', help: 'how owners are read (default: owners.dialect)', value: 'DIALECT', choices: ownerDialects },
    format: { type: 'string', help: 'how to print (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
  },
  async run({ values, positionals, io }) {
    const root = await rootOf(values, io);
    const asked = await Promise.all(positionals.map((path) => locatePath(path, root, io.cwd)));
    const owners = await chooseOwners(values, root, io);
    const config = text(values, 'config');
    const loaded = await withProgress(io, 'Reading pages', (onProgress) =>
      loadCatalog(root, { config, owners, bodies: false, onProgress }),
    );
    const paths = asked.length === 0 ? loaded.catalog.pages.map(({ path }) => path) : asked.flatMap((path) => expand(path, loaded, io));
    const each = [...new Set(paths)];
    const isOne = asked.length === 1 && each.length === 1;
    const isFull = isOne || text(values, 'format') === 'json';
    const answers = each.map((path) => (isFull ? explain(path, loaded) : answer(path, loaded)));
    print(answers, { values, io, loaded, isOne, isSummary: asked.length === 0 });
    return 0;
  },
};

async function chooseOwners(values: Values, root: string, io: Io): Promise<{ file?: string; dialect?: OwnerDialect }> {
  const file = text(values, 'codeowners-file');
  const dialect = ownerDialects.find((name) => name === text(values, 'dialect'));
  return {
    ...(file === undefined ? {} : { file: await locatePath(file, root, io.cwd) }),
    ...(dialect === undefined ? {} : { dialect }),
  };
}

/** The files of a folder, pages first; a file, and a path that doesn't exist, itself. */
function expand(path: string, { catalog, tree }: LoadedCatalog, io: Io): string[] {
  const { files, navFiles, assets, repositoryFiles } = tree;
  const all = [...files, ...navFiles, ...assets].map((file) => file.path).concat(repositoryFiles);
  if (all.includes(path)) return [path];
  const isBelow = (file: string): boolean => path === '' || file.startsWith(`${path}/`);
  const pages = catalog.pages.map((page) => page.path).filter(isBelow);
  const others = all.filter((file) => isBelow(file) && !catalog.pageAt(file)).sort();
  if (pages.length + others.length > 0) return [...pages, ...others];
  io.err(`There is no file ${showText(path)}; if there was, this is who would own it.\n`);
  return [path];
}

/** Who owns a path, for a list that says nothing else. */
function answer(path: string, { catalog, ownershipOf, owners }: LoadedCatalog): OwnedPath {
  const page = catalog.pageAt(path);
  return { path, explanation: explainNothing(page ? ownershipOf(page) : owners.ownershipOf(path)) };
}

function explain(path: string, { catalog, explainOwner, owners }: LoadedCatalog): OwnedPath {
  const page = catalog.pageAt(path);
  return { path, explanation: page ? explainOwner(page) : owners.explain(path) };
}

interface Printing {
  values: Values;
  io: Io;
  loaded: LoadedCatalog;
  /** Whether one file was asked for. */
  isOne: boolean;
  isSummary: boolean;
}

function print(answers: readonly OwnedPath[], { values, io, loaded, isOne, isSummary }: Printing): void {
  const style = styleFor(io, 'out');
  const { contacts } = loaded.catalog.config.owners;
  const [first] = answers;
  if (text(values, 'format') === 'json') io.out(`${stringifySafely({ schemaVersion: 1, paths: answers.map(toEntry) })}\n`);
  else if (isOne && first) io.out(explainOwnership(first, { contacts, style }));
  else io.out(listOwnership(answers, style));
  if (answers.length === 0) io.err('No pages were found.\n');
  else if (isSummary) io.err(`\n${describeFiles(loaded)}${summarizeOwners(answers, 'page')}`);
}

/** Where the answers come from. */
function describeFiles({ owners: { files, dialect } }: LoadedCatalog): string {
  const [file] = files;
  if (file === undefined) return 'There is no CODEOWNERS file and no OWNERS file.\n';
  return dialect === 'owners'
    ? `${count(files.length, 'OWNERS file')} read.\n`
    : `${showText(file)}, as ${dialect === 'gitlab' ? 'GitLab' : 'GitHub'} reads it.\n`;
}

/** A path as the JSON contract has it: what isn't known is `null` or empty, never absent. */
function toEntry({ path, explanation }: { path: string; explanation: Explanation }): object {
  const { ownership, lost, moreLost, broken } = explanation;
  const rules = ownership.rules.map(({ file, line, pattern, section }) => ({ file, line, pattern, section: section ?? null }));
  return {
    path,
    state: ownership.state,
    owners: ownership.owners,
    source: ownership.source ?? null,
    rule: rules[0] ?? null,
    rules,
    lost: lost.map(({ file, line, pattern, section, owners, reason }) => ({
      file,
      line,
      pattern,
      section: section ?? null,
      owners,
      reason,
    })),
    moreLost,
    broken: broken.map(({ file, line, pattern, section, message }) => ({ file, line, pattern, section: section ?? null, message })),
  };
}
