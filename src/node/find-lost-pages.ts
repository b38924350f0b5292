import type { Catalog, Page } from '../core/catalog.ts';
import type { Finding } from '../core/diagnostic.ts';
import { decodeText } from '../core/decode-text.ts';
import { findLikeliest, isAlike, type LoneFile } from '../core/pair-moved.ts';
import { fingerprintPage } from '../core/pathways/fingerprint-page.ts';
import type { LostRemedies, LostUnit } from '../core/pathways/lost-units.ts';
import { isLockedPage } from '../core/pathways/release-change.ts';
import { quote } from '../core/wording.ts';
import { sha256 } from './covered-contents.ts';
import { findRenames, listRemovals } from './find-renames.ts';
import { resolveCommit } from './git.ts';
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
  const renamed = new Map(lost.map((unit) => [unit, followRenames(catalog, renames, unit.page.path)]));
  const left = lost.filter((unit) => !renamed.get(unit)).map(({ page }) => page.path);
  const fates = await findFates(root, new Set(left), tree.files);
  for (const unit of lost) {
    const fate = fates.get(unit.page.path);
    const page = renamed.get(unit) ?? (fate?.alike === undefined ? undefined : catalog.pageAt(fate.alike));
    if (page) remedies.moved.push({ unit, page });
    else if (fate) remedies.retired.push(unit);
    else remedies.unknown.push(unit);
  }
  return remedies;
}

/** What is known of a path that is gone: the file that is most like it, if any is. */
interface Fate {
  alike: string | undefined;
}

/** Fates of paths, by the newest trees that have them: HEAD's, else those before the commits that removed them. Without where history is missing. */
async function findFates(root: string, paths: ReadonlySet<string>, files: readonly LoneFile[]): Promise<Map<string, Fate>> {
  const fates = new Map<string, Fate>();
  const head = paths.size === 0 ? undefined : await resolveCommit(root, 'HEAD');
  if (head === undefined) return fates;
  const addFrom = async (commit: string, wanted: Iterable<string>): Promise<void> => {
    const last = await readCommittedFiles(root, commit);
    if (last) for (const [path, fate] of await findAlike(root, wanted, last, files)) fates.set(path, fate);
  };
  await addFrom(head, paths);
  const left = [...paths].filter((path) => !fates.has(path));
  const removals = left.length === 0 ? new Map<string, string>() : await listRemovals(root, head);
  // Each tree is read once, and let go: there may be as many as paths.
  for (const [commit, wanted] of Map.groupBy(left, (path) => removals.get(path))) {
    if (commit !== undefined) await addFrom(`${commit}^`, wanted);
  }
  return fates;
}

/** Of the paths that a tree has, those of files that are most like them, among those that weren't there beside them. */
async function findAlike(
  root: string,
  wanted: Iterable<string>,
  last: ReadonlyMap<string, TrackedFile>,
  files: readonly LoneFile[],
): Promise<Map<string, Fate>> {
  const gone = [...wanted].flatMap((path) => {
    const blob = last.get(path)?.id;
    return blob === undefined ? [] : [{ path, blob }];
  });
  const texts = await readTexts(root, gone);
  const known = gone.flatMap(({ path, blob }): LoneFile[] => withText({ path, blob }, texts));
  const alike = findLikeliest(
    known,
    files.filter(({ path }) => !last.has(path)),
  );
  const found = new Map([...alike].map(([{ path }, to]) => [path, to]));
  return new Map(gone.map(({ path }) => [path, { alike: found.get(path) }]));
}

function withText({ path, blob }: Omit<LoneFile, 'text'>, texts: ReadonlyMap<string, string>): LoneFile[] {
  const text = texts.get(blob);
  return text === undefined ? [] : [{ path, blob, text }];
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

async function readTexts(root: string, pages: readonly Pick<LoneFile, 'blob'>[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const blobs = pages.map(({ blob }) => blob);
  if (blobs.length === 0) return texts;
  for await (const [blob, content, type] of readObjects(root, blobs)) if (type === 'blob') texts.set(blob, decodeText(content).text);
  return texts;
}

/** A unit of a release whose id a page of today has that may be another. */
interface Doubt extends Omit<LoneFile, 'text'> {
  id: string;
  version: string;
  commit: string;
  holder: Page;
}

/**
 * Ids that releases know and that another page has now: one that is nothing like the text of then, where that was removed meanwhile, or is
 * clearly another page today. Nothing is said where history is missing: a page may be written anew and stay itself.
 */
export async function findReusedIds({ root, catalog, tree }: Loaded): Promise<Finding[]> {
  const doubts = await keepUnlike(root, listDoubts(catalog), tree.files);
  const findings = new Map<Doubt, Finding>();
  for (const [commit, since] of Map.groupBy(doubts, (doubt) => doubt.commit)) {
    const before = await readCommittedFiles(root, commit);
    if (!before) continue;
    const come = tree.files.filter(({ path }) => !before.has(path));
    const moved = findLikeliest(since, come);
    const unmoved = since.filter((doubt) => !moved.has(doubt));
    for (const [doubt, path] of moved) findings.set(doubt, explainReuse(doubt, path));
    for (const doubt of await keepRemoved(root, unmoved, commit)) findings.set(doubt, explainReuse(doubt, undefined));
  }
  return doubts.flatMap((doubt) => findings.get(doubt) ?? []);
}

/** Doubts with the text of then, which the page of today is nothing like. */
async function keepUnlike(root: string, doubts: readonly Doubt[], files: readonly LoneFile[]): Promise<(Doubt & LoneFile)[]> {
  const texts = await readTexts(root, doubts);
  const now = new Map(files.map((file) => [file.path, file]));
  return doubts.flatMap((doubt) => {
    const text = texts.get(doubt.blob);
    const file = now.get(doubt.holder.path);
    if (text === undefined || !file) return [];
    const unlike = { ...doubt, text };
    return isAlike(unlike, file) ? [] : [unlike];
  });
}

/** Those whose page was removed since a commit before the file that has its id now came: a file that is renamed keeps its page. */
async function keepRemoved(root: string, doubts: readonly Doubt[], since: string): Promise<Doubt[]> {
  const removals = doubts.length === 0 ? new Map<string, string>() : await listRemovals(root, `${since}..HEAD`);
  const removed: Doubt[] = [];
  for (const [commit, together] of Map.groupBy(doubts, ({ path }) => removals.get(path))) {
    const tree = commit === undefined ? undefined : await readCommittedFiles(root, commit);
    if (tree) removed.push(...together.filter(({ holder }) => !tree.has(holder.path)));
  }
  return removed;
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
      if (isOther) doubts.set(id, { id, version: lock.version, commit: lock.commit, path: was.path, blob: was.blob, holder });
    }
  }
  return [...doubts.values()];
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
