import type { Page } from '../../src/core/catalog.ts';
import { createFileIndex } from '../../src/core/covers/file-index.ts';
import { prepareInferring } from '../../src/core/covers/infer-covers.ts';
import { rankCovers, type CoverCandidate } from '../../src/core/covers/rank-covers.ts';
import { isCode } from '../../src/core/covers/what-is-code.ts';
import type { History } from '../../src/core/history.ts';
import { UserError } from '../../src/core/user-error.ts';
import { count } from '../../src/core/wording.ts';
import { loadCatalog, type LoadedCatalog } from '../../src/node/load-catalog.ts';
import { readCoveredHistory } from '../../src/node/read-covered-history.ts';
import { readCovered, readDrift, type Covered } from '../../src/node/read-drift.ts';
import { formatCovers, toCoversJson, type PageCovers } from '../../src/report/covers.ts';
import { stringifySafely } from '../../src/report/json.ts';
import { showText } from '../../src/report/visible-text.ts';
import { readingOptions, text, type Command, type Io } from '../command.ts';
import { rootOf } from '../find-root.ts';
import { selectPaths } from '../select-paths.ts';
import { withProgress } from '../terminal.ts';
import { chooseCovers, writeCovers } from '../write-covers.ts';

/** `waymark covers`. */
export const command: Command = {
  name: 'covers',
  summary: 'show what pages cover, and what changed in it',
  positionals: 'PAGE…',
  details: `Prints the covers of pages, those named and those below folders named: what each selects, the digest of it, and
what changed since the last review. What a page seems to cover, by links, paths and commands in its text, is marked
as inferred.

With \`--suggest\`, files that the page could cover: those that its text names, those that changed together with
it, and of these rather such as have the same owner. With \`--write\` too, a terminal asks which to write for each
page; elsewhere those are written that the text links to or runs, or names and something else confirms.

  waymark covers docs/restart.md --suggest
  waymark covers docs --suggest --write`,
  options: {
    ...readingOptions,
    format: { type: 'string', help: 'how to print (default: pretty)', value: 'FORMAT', choices: ['pretty', 'json'] },
    suggest: { type: 'boolean', help: 'list files that the pages could cover, best first' },
    write: { type: 'boolean', help: 'with --suggest: write the chosen ones into the pages, or into the sidecar' },
  },
  async run({ values, positionals, io }) {
    const root = await rootOf(values, io);
    const isNamed = await selectPaths(positionals, root, io.cwd);
    const config = text(values, 'config');
    const loaded = await withProgress(io, 'Reading pages', (onProgress) => loadCatalog(root, { config, bodies: false, onProgress }));
    const pages = loaded.catalog.pages.filter(({ path }) => isNamed(path));
    if (pages.length === 0) throw new UserError('None of these paths holds a page.', { hint: '`waymark pages` lists the pages.' });
    const isWriting = values['write'] === true;
    if (isWriting && values['suggest'] !== true) throw new UserError('`--write` needs `--suggest`.');
    const shown = await readPageCovers(loaded, pages, values['suggest'] === true);
    if (isWriting) return await write(loaded, shown, io);
    io.out(text(values, 'format') === 'json' ? `${stringifySafely(toCoversJson(shown))}\n` : formatCovers(shown));
    return 0;
  },
};

async function write({ root, catalog }: LoadedCatalog, shown: readonly PageCovers[], io: Io): Promise<number> {
  let covers = 0;
  const files = new Set<string>();
  const refusals: string[] = [];
  for (const { path, suggestions = [] } of shown) {
    const page = catalog.pageAt(path);
    const paths = await chooseCovers(path, suggestions, io.ask);
    if (!page || paths.length === 0) continue;
    try {
      files.add(await writeCovers(root, { page, paths }, catalog.config.units));
      io.out([path, ...paths.map((cover) => `  ${cover}`)].map((line) => `${showText(line)}\n`).join(''));
      covers += paths.length;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.push(error.message);
    }
  }
  for (const refusal of refusals) io.err(`${showText(refusal)}\n`);
  io.err(covers === 0 ? 'Nothing was written.\n' : `Wrote ${count(covers, 'cover')} into ${count(files.size, 'file')}.\n`);
  return refusals.length > 0 ? 1 : 0;
}

async function readPageCovers(loaded: LoadedCatalog, pages: readonly Page[], isSuggesting: boolean): Promise<PageCovers[]> {
  const { root, catalog } = loaded;
  const wanted = new Set(pages);
  const { tracked, pages: all } = await readCovered(root, catalog);
  const covered: Covered = { tracked, pages: all.filter(({ page }) => wanted.has(page)) };
  const history = await readCoveredHistory(root, {
    catalog,
    covered: covered.pages,
    together: isSuggesting ? pages.map(({ path }) => path) : undefined,
  });
  const facts = await readDrift({ root, covered, history, head: history.head?.commit, allDigests: true });
  const suggest = isSuggesting ? prepareSuggesting(loaded, covered, history) : undefined;
  return pages.map((page) => ({
    path: page.path,
    id: page.id,
    facts: facts.get(page.id),
    ...(suggest ? { suggestions: suggest(page) } : {}),
  }));
}

/** Candidates of a page, without what its covers select already. */
function prepareSuggesting(
  { catalog, owners, ownershipOf }: LoadedCatalog,
  { tracked, pages }: Covered,
  history: Pick<History, 'changedWith'>,
): (page: Page) => CoverCandidate[] {
  const infer = prepareInferring(catalog, createFileIndex(tracked.keys()));
  const known = new Map(
    pages.map(({ page, covers }) => [page, new Set(covers.flatMap(({ kind, paths }) => (kind === 'inferred' ? [] : paths)))]),
  );
  const isPage = new Set(catalog.pages.map(({ path }) => path));
  return (page) => {
    const isNew = ({ path }: { path: string }): boolean => known.get(page)?.has(path) !== true;
    return rankCovers({
      mentions: infer(page).filter(isNew),
      changedWith: history
        .changedWith(page.path)
        .filter(({ path }) => tracked.has(path) && !isPage.has(path) && isCode(path) && isNew({ path })),
      owners: ownershipOf(page).owners,
      ownersOf: (path) => owners.explain(path).ownership.owners,
    });
  };
}
