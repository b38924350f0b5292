import type { Catalog, Page } from '../core/catalog.ts';
import type { Finding } from '../core/diagnostic.ts';
import { decodeText } from '../core/decode-text.ts';
import { pairMoved, type LoneFile } from '../core/pair-moved.ts';
import { fingerprintPage } from '../core/pathways/fingerprint-page.ts';
import type { LostRemedies, LostUnit } from '../core/pathways/lost-units.ts';
import { isLockedPage, type LockedPage } from '../core/pathways/release-change.ts';
import { quote } from '../core/wording.ts';
import { sha256 } from './covered-contents.ts';
import { findRenames } from './find-renames.ts';
import { resolveCommit, runGit } from './git.ts';
import type { LoadedCatalog } from './load-catalog.ts';
import { readObjects } from './read-objects.ts';
import { readCommittedFiles, type TrackedFile } from './tracked-files.ts';

type Loaded = Pick<LoadedCatalog, 'root' | 'catalog' | 'tree'>;

/**
 * What became of lost units: where git's renames or the likeness of texts say that their page was moved, that page. A unit whose history
 * is here and leads nowhere is gone.
 */
export async function findLostPages({ root, catalog, tree }: Loaded, lost: readonly LostUnit[]): Promise<LostRemedies> {
  const remedies: LostRemedies = { moved: [], retired: [], unknown: [] };
  const paths = lost.map(({ page }) => page.path);
  const renames = await findRenames(root, paths);
  for (const unit of lost) {
    const renamed = followRenames(catalog, renames, unit.page.path);
    const last = renamed ? undefined : await readLastTree(root, unit.page.path);
    const page = renamed ?? (last && (await findAlike({ root, catalog, tree }, unit.page.path, last)));
    if (page) remedies.moved.push({ unit, page });
    else if (last) remedies.retired.push(unit);
    else remedies.unknown.push(unit);
  }
  return remedies;
}

type Tree = ReadonlyMap<string, TrackedFile>;

/** The newest tree that has a path: HEAD's, else that before the commit that removed it. Undefined where history is missing. */
async function readLastTree(root: string, path: string): Promise<Tree | undefined> {
  const head = await resolveCommit(root, 'HEAD');
  const now = head === undefined ? undefined : await readCommittedFiles(root, head);
  if (head === undefined || now?.has(path)) return now;
  const removal = await findRemovalOf(root, path, head);
  const before = removal === undefined ? undefined : await resolveCommit(root, `${removal}^`);
  const tree = before === undefined ? undefined : await readCommittedFiles(root, before);
  return tree?.has(path) ? tree : undefined;
}

/** The page that is most like one that is gone, among those that weren't there beside it. */
async function findAlike({ root, catalog, tree }: Loaded, path: string, last: Tree): Promise<Page | undefined> {
  const blob = last.get(path)?.id ?? '';
  const text = (await readTexts(root, [{ blob }])).get(blob);
  if (text === undefined) return undefined;
  const [alike] = pairMoved(
    [{ path, blob, text }],
    tree.files.filter((file) => !last.has(file.path)),
  ).keys();
  return alike === undefined ? undefined : catalog.pageAt(alike);
}

function followRenames(catalog: Pick<Catalog, 'pageAt'>, renames: ReadonlyMap<string, string>, path: string): Page | undefined {
  const passed = new Set<string>();
  for (let next = renames.get(path); next !== undefined && !passed.has(next); next = renames.get(next)) {
    const page = catalog.pageAt(next);
    if (page) return page;
    passed.add(next);
  }
  return undefined;
}

/** Files of pages that came since a commit; undefined where this clone doesn't have it. */
async function listCome(root: string, files: readonly LoneFile[], commit: string): Promise<LoneFile[] | undefined> {
  const before = await readCommittedFiles(root, commit);
  return before && files.filter(({ path }) => !before.has(path));
}

async function readTexts(root: string, pages: readonly Pick<LockedPage, 'blob'>[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const blobs = pages.map(({ blob }) => blob);
  if (blobs.length === 0) return texts;
  for await (const [blob, content, type] of readObjects(root, blobs)) if (type === 'blob') texts.set(blob, decodeText(content).text);
  return texts;
}

/** A unit of a release whose id a page of today has that may be another. */
interface Doubt {
  id: string;
  version: string;
  commit: string;
  was: LockedPage;
  holder: Page;
}

/**
 * Ids that releases know and that another page has now: one that is nothing like the text of then, where that was removed meanwhile, or is
 * clearly another page today. Nothing is said where history is missing: a page may be written anew and stay itself.
 */
export async function findReusedIds({ root, catalog, tree }: Loaded): Promise<Finding[]> {
  const doubts = listDoubts(catalog);
  if (doubts.length === 0) return [];
  const texts = await readTexts(
    root,
    doubts.map(({ was }) => was),
  );
  const findings: Finding[] = [];
  for (const { id, version, commit, was, holder } of doubts) {
    const text = texts.get(was.blob);
    const file = tree.files.find(({ path }) => path === holder.path);
    if (text === undefined || !file || pairMoved([{ ...was, text }], [file]).size > 0) continue;
    const come = await listCome(root, tree.files, commit);
    if (!come) continue;
    const [moved] = pairMoved([{ ...was, text }], come).keys();
    if (moved === undefined && !(await wasWithoutPage(root, was.path, holder.path, commit))) continue;
    findings.push(explainReuse({ id, version, holder }, moved));
  }
  return findings;
}

/** Whether a page was removed since a commit before the file that has its id now came: a file that is renamed keeps its page. */
async function wasWithoutPage(root: string, path: string, now: string, since: string): Promise<boolean> {
  const removal = await findRemovalOf(root, path, `${since}..HEAD`);
  return removal !== undefined && (await readCommittedFiles(root, removal))?.has(now) === false;
}

/** Units whose text isn't the one of the newest release that knows them. */
function listDoubts({ curriculum, page }: Catalog): Doubt[] {
  const doubts = new Map<string, Doubt>();
  const known = new Set<string>();
  for (const { lock } of curriculum.pathways.flatMap(({ releases }) => releases.toReversed())) {
    for (const [id, was] of Object.entries(lock.units)) {
      const holder = page(id);
      if (known.has(id) || !isLockedPage(was)) continue;
      known.add(id);
      if (!holder || holder.document.blob === was.blob) continue;
      const { fpv, text } = fingerprintPage(holder, sha256);
      const isOther = was.fingerprint.fpv !== fpv || was.fingerprint.text !== text;
      if (isOther) doubts.set(id, { id, version: lock.version, commit: lock.commit, was, holder });
    }
  }
  return [...doubts.values()];
}

/** The newest commit of a range that removed a path. Undefined where there is none, or nobody can tell. */
async function findRemovalOf(root: string, path: string, range: string): Promise<string | undefined> {
  const log = await runGit(root, [
    'log',
    '--diff-filter=D',
    '--no-renames',
    '--format=%H',
    '--max-count=1',
    '--relative',
    range,
    '--',
    path,
  ]);
  const [commit = ''] = log?.status === 0 ? log.stdout.toString('latin1').split('\n') : [];
  return commit === '' ? undefined : commit;
}

function explainReuse({ id, version, holder }: Pick<Doubt, 'id' | 'version' | 'holder'>, moved: string | undefined): Finding {
  const where = moved === undefined ? 'which was removed since' : `which is ${quote(moved)} now`;
  const rest = moved === undefined ? '' : `, and write ${quote(`formerIds: [${id}]`)} for ${quote(moved)} into the sidecar`;
  return {
    rule: 'page/id-reused',
    message: `The id ${quote(id)} belongs to the page that ${version} of a pathway has, ${where}: this one is another.`,
    hint: `Give this page an \`id\` of its own${rest}. Who completed the former page would else have completed this one.`,
    file: holder.path,
    actual: id,
  };
}
