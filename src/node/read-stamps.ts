import { hash } from 'node:crypto';
import { decodeText } from '../core/decode-text.ts';
import { toCivilDay } from '../core/file-changes.ts';
import type { Commit, FileVersion } from '../core/commit.ts';
import { findLastEdit, type PassedCommit } from '../core/freshness/find-last-edit.ts';
import { batchMinimum, findStamp, type ReviewOf } from '../core/freshness/find-stamp.ts';
import type { ReviewStamp } from '../core/freshness/freshness.ts';
import { readReviewedVersion, readSidecarReviews, type ReviewKey } from '../core/freshness/review-key.ts';
import type { Change, LastChange } from '../core/history.ts';
import type { Answer } from '../core/history-answer.ts';
import { pagePattern } from '../core/source.ts';
import { readNamedCommits } from './history-log.ts';
import { readObjects } from './read-objects.ts';

/** Pages whose reviews are looked for, and where. Paths are those of the repository. */
export interface StampQuestion {
  root: string;
  /** Present review by path of the page. */
  reviewed: ReadonlyMap<string, ReviewKey>;
  /** What was traced of a path. */
  answer: (path: string) => Answer | undefined;
  /** The file that may hold reviews instead of the pages, and a page's path as it writes it. */
  sidecar: { path: string; nameOf: (path: string) => string } | undefined;
  /** Commits that are no last change of a page. */
  passed: ReadonlyMap<string, PassedCommit>;
}

/** What contents say about pages with a review, by path. */
export interface ReviewedPages {
  stamps: Map<string, ReviewStamp>;
  /** The last edits of those pages whose last change is nothing but a review. */
  edits: Map<string, LastChange>;
}

/** No page and no list that Waymark reads is larger; more of a content is passed over. */
const mostBytes = 4 * 1024 * 1024;

/** Sidecars name every page, so reading one takes long; who changed theirs more often has no stamps from before. */
const mostSidecars = 64;

interface KnownPage {
  review: ReviewKey | undefined;
  /** Hash of the body. */
  body: string;
  /** Hash of everything but the review. */
  text: string;
}

/** What is known of contents, by id. */
interface Known {
  pages: Map<string, KnownPage>;
  sidecars: Map<string, ReadonlyMap<string, ReviewKey>>;
}

/**
 * Finds the commits that introduced the present reviews of pages, and the last edits of pages that were only reviewed since. Contents are
 * read in rounds, one process each, those of all pages together. Pages whose review isn't committed, or whose commit can't be told for
 * sure, have no stamp; pages of which a content can't be read have no edit here.
 */
export async function readStamps(question: StampQuestion): Promise<ReviewedPages> {
  const known: Known = { pages: new Map(), sidecars: new Map() };
  const found = await search(question, known);
  const edits = await searchEdits(question, known);
  const batches = await countBatches(question, new Set([...found.values()].map(({ commit }) => commit)), known);
  const stamps = [...found].map(([path, { commit, author, at }]): [string, ReviewStamp] => [
    path,
    { commit, author, on: toCivilDay(at), batch: batches.get(commit) ?? 0 },
  ]);
  return { stamps: new Map(stamps), edits };
}

async function searchEdits({ root, reviewed, answer, passed }: StampQuestion, known: Known): Promise<Map<string, LastChange>> {
  const sources = { textOf: (blob: string) => known.pages.get(blob)?.text, passed };
  const searches = Array.from(reviewed.keys(), (path) => {
    const start = answer(path);
    return { path, steps: start && findLastEdit(start, sources) };
  });
  return await runSearches(root, searches, {
    isKnown: (id) => known.pages.has(id),
    remember: (id, content) => rememberPage(known, id, content),
  });
}

async function search(question: StampQuestion, known: Known): Promise<Map<string, Change>> {
  const { reviewed, answer, sidecar } = question;
  const inPage: ReviewOf = (blob) => known.pages.get(blob);
  const found = await runSearches(
    question.root,
    Array.from(reviewed, ([path, review]) => {
      const start = answer(path);
      return { path, steps: start && findStamp(start, review, inPage) };
    }),
    { isKnown: (id) => known.pages.has(id), remember: (id, content) => rememberPage(known, id, content) },
  );
  const list = sidecar && answer(sidecar.path);
  if (!sidecar || !list) return found;
  const elsewhere = [...reviewed].filter(([path]) => {
    const blob = answer(path)?.version?.blob;
    return blob !== undefined && known.pages.get(blob)?.review === undefined;
  });
  const inSidecar = await runSearches(
    question.root,
    elsewhere.map(([path, review]) => {
      return { path, steps: findStamp(list, review, lookUp(known, sidecar.nameOf(path), list)) };
    }),
    { isKnown: (id) => known.sidecars.has(id), remember: (id, content) => rememberSidecar(known, id, content) },
  );
  return new Map([...found, ...inSidecar]);
}

/** Reviews of one page in versions of the sidecar. An entry that was renamed since says nothing sure. */
function lookUp({ sidecars }: Known, name: string, { version }: Answer): ReviewOf {
  return (blob) => {
    const now = sidecars.get(version?.blob ?? '');
    const then = sidecars.get(blob);
    const review = now?.get(name);
    if (!now || !then) return undefined;
    const found = then.get(name);
    const isRenamed = found === undefined && [...then].some(([other, key]) => key === review && !now.has(other));
    return isRenamed ? undefined : { review: found };
  };
}

interface Search<Found> {
  path: string;
  steps: Generator<string[], Found | undefined, void> | undefined;
}

/** Where contents are kept. */
interface Memory {
  isKnown(id: string): boolean;
  remember(id: string, content: Buffer): void;
}

/** Takes all searches a step further at a time, with one process for what they all ask for. */
async function runSearches<Found>(
  root: string,
  searches: readonly Search<Found>[],
  { isKnown, remember }: Memory,
): Promise<Map<string, Found>> {
  const found = new Map<string, Found>();
  let open = searches;
  const asked = new Set<string>();
  while (open.length > 0) {
    const wanted = new Set<string>();
    open = open.filter(({ path, steps }) => {
      const step = steps?.next();
      if (step?.done === false) for (const blob of step.value) if (!asked.has(blob) && !isKnown(blob)) wanted.add(blob);
      if (step?.done === true && step.value) found.set(path, step.value);
      return step?.done === false;
    });
    for (const blob of wanted) asked.add(blob);
    if (wanted.size > 0) await readAll(root, wanted, remember);
  }
  return found;
}

/** Reads contents as far as the clone has them. */
async function readAll(root: string, ids: Iterable<string>, remember: (id: string, content: Buffer) => void): Promise<void> {
  for await (const [id, content, type] of readObjects(root, ids, { mostBytes })) if (type === 'blob') remember(id, content);
}

function rememberPage({ pages }: Known, id: string, content: Buffer): void {
  const { review, body, fields } = readReviewedVersion(decodeText(content).text);
  pages.set(id, { review, body: hash('sha256', body), text: hash('sha256', JSON.stringify([fields, body])) });
}

function rememberSidecar({ sidecars }: Known, id: string, content: Buffer): void {
  if (sidecars.size < mostSidecars) sidecars.set(id, readSidecarReviews(decodeText(content).text));
}

/** How many pages each commit stamped, where these are a batch. */
async function countBatches({ root, sidecar }: StampQuestion, ids: ReadonlySet<string>, known: Known): Promise<Map<string, number>> {
  const candidates: { id: string; pages: Edit[]; sidecars: Edit[] }[] = [];
  for await (const commit of readNamedCommits(root, [...ids])) {
    const pages = listEdits(commit, (path) => pagePattern.test(path));
    const sidecars = listEdits(commit, (path) => path === sidecar?.path);
    if (pages.length >= batchMinimum || sidecars.length > 0) candidates.push({ id: commit.id, pages, sidecars });
  }
  const missing = (kind: 'pages' | 'sidecars'): string[] =>
    candidates.flatMap((candidate) => candidate[kind].flatMap(listBlobs)).filter((blob) => !known[kind].has(blob));
  await readAll(root, missing('pages'), (id, content) => rememberPage(known, id, content));
  await readAll(root, missing('sidecars'), (id, content) => rememberSidecar(known, id, content));
  return new Map(candidates.map(({ id, pages, sidecars }) => [id, countStamps(pages, sidecars, known)]));
}

/** A file before and after a commit. */
interface Edit {
  before: FileVersion | undefined;
  after: string | undefined;
}

/** Changes of text; a mere move is none. */
function listEdits({ changes }: Commit, wanted: (path: string) => boolean): Edit[] {
  return changes
    .filter(({ path, blob, from }) => wanted(path) && blob !== from?.blob)
    .map(({ blob, from }) => ({ before: from, after: blob }));
}

function listBlobs({ before, after }: Edit): string[] {
  return [before?.blob, after].filter((blob) => blob !== undefined);
}

/** Zero as well when a text was touched, or can't be read. */
function countStamps(pages: readonly Edit[], sidecars: readonly Edit[], known: Known): number {
  let stamped = 0;
  for (const { before, after } of pages) {
    const old = known.pages.get(before?.blob ?? '');
    const now = known.pages.get(after ?? '');
    if (!now || old?.body !== now.body) return 0;
    if (now.review !== undefined && now.review !== old.review) stamped += 1;
  }
  for (const { before, after } of sidecars) {
    const [old, now] = [known.sidecars.get(before?.blob ?? ''), known.sidecars.get(after ?? '')];
    if (!now || (before && !old)) return 0;
    for (const [path, review] of now) if (old?.get(path) !== review) stamped += 1;
  }
  return stamped >= batchMinimum ? stamped : 0;
}
