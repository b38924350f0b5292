import { isAside } from '../core/references/code-file.ts';
import { indexPaths, readingsOf, type PathIndex } from '../core/references/path-index.ts';
import { canHold, factOf, readFacts, toWanted, type Wanted } from '../core/references/read-facts.ts';
import { hasTarget } from '../core/references/read-targets.ts';
import type { Name } from '../core/references/reference.ts';
import type { FormerState } from './former-states.ts';
import { readBlobSizes, readObjects } from './read-objects.ts';
import type { Present } from './read-present.ts';

/** Where something was. */
export interface Place {
  path: string;
  line?: number | undefined;
  /** Whether a content of the file has it; absent for a file or folder as a whole. */
  holds?: ((text: string) => boolean) | undefined;
}

/** What former states held. */
export interface FormerCode {
  /** Where a state had what a page names and what is missing now. */
  find(name: Name, page: string, state: FormerState): Place | undefined;
  /** What was not looked at, in a sentence. */
  gap: string | undefined;
}

/** Larger files are data, or generated. */
const maxBlobBytes = 1024 * 1024;

/** Content of former files that is read at most: some seconds. */
const maxBytes = 192 * 1024 * 1024;

/** Segments that make the end of a path a name of its own. Two are not enough: `src/index.ts` is in every project, a reader's too. */
const segmentsOfEnd = 3;

/** What each content has, by blob. */
type Facts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Reads the former content of every file that may have had what is missing now; each content once, whatever its path. */
export async function readFormerCode(
  root: string,
  states: Iterable<FormerState>,
  present: Present,
  missing: readonly Name[],
): Promise<FormerCode> {
  const wanted = toWanted(missing);
  const contents = chooseContents(states, present, wanted);
  const sizes = await readBlobSizes(root, [...contents.keys()]);
  if (!sizes)
    return { ...answer(new Map(), wanted, present), gap: 'This clone lacks the former content of files: only paths were compared.' };
  let left = contents.size - sizes.size + limitSizes(sizes);
  const facts = new Map<string, ReadonlyMap<string, number>>();
  for await (const [id, bytes] of readObjects(root, sizes.keys(), { onUnread: () => left++ })) {
    const found = readFacts(bytes.toString('latin1'), contents.get(id) ?? '', wanted);
    if (found.size > 0) facts.set(id, found);
  }
  const gap = left === 0 ? undefined : `Of ${contents.size} former versions of files, ${left} were not looked into.`;
  return { ...answer(facts, wanted, present), gap };
}

/** Contents that are nowhere now, each with a path that it had. */
function chooseContents(states: Iterable<FormerState>, present: Present, wanted: Wanted): Map<string, string> {
  const contents = new Map<string, string>();
  if (wanted.words.size + wanted.flags.size + wanted.targets.size === 0) return contents;
  const today = new Set(present.blobs.values());
  for (const { files } of states) {
    for (const [path, blob] of files) if (!contents.has(blob) && !today.has(blob) && canHold(path, wanted)) contents.set(blob, path);
  }
  return contents;
}

/** Leaves out what is too large and what is too much; gives how many that were too much. */
function limitSizes(sizes: Map<string, number>): number {
  let bytes = 0;
  let left = 0;
  for (const [id, size] of sizes) {
    const isData = size > maxBlobBytes;
    if (!isData) bytes += size;
    if (!isData && bytes <= maxBytes) continue;
    sizes.delete(id);
    if (!isData) left++;
  }
  return left;
}

function answer(facts: Facts, wanted: Wanted, present: Present): Omit<FormerCode, 'gap'> {
  let shown: { state: string; places: Map<string, Place>; gone: PathIndex } | undefined;
  return {
    find({ kind, names }, page, state) {
      if (shown?.state !== state.commit.id) {
        shown = { state: state.commit.id, places: placesIn(state, facts, wanted), gone: indexGone(state, present) };
      }
      for (const name of names) {
        if (!isMissing(kind, name, present)) continue;
        const place = kind === 'path' ? findPath(name, page, shown.gone) : shown.places.get(factOf(kind, name));
        if (place) return place;
      }
      return undefined;
    },
  };
}

/** Of a name with several parts, those that are there yet prove nothing. */
function isMissing(kind: Name['kind'], name: string, { missing, targets }: Present): boolean {
  if (kind === 'identifier') return missing.has(name);
  return kind === 'target' ? !hasTarget(targets, name) : true;
}

/** Files that a state had and that aren't there any more. */
function indexGone({ files }: FormerState, present: Present): PathIndex {
  return indexPaths([...files.keys()].filter((path) => !present.files.has(path)));
}

function placesIn({ files }: FormerState, facts: Facts, wanted: Wanted): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [path, blob] of files) {
    if (!canHold(path, wanted)) continue;
    for (const [fact, line] of facts.get(blob) ?? []) {
      if (!places.has(fact)) places.set(fact, { path, line, holds: (text) => readFacts(text, path, wanted).has(fact) });
    }
  }
  return places;
}

/** From the root or from the page a path is exact; by its end it is only where just one file, and none of an example, ends so. */
function findPath(written: string, page: string, gone: PathIndex): Place | undefined {
  const { fromRoot, fromPage, plain } = readingsOf(written, page);
  for (const way of [fromRoot, fromPage]) if (way !== undefined && way !== '' && gone.has(way)) return { path: way };
  if (plain.split('/').length < segmentsOfEnd || /^[./]/.test(written)) return undefined;
  const [only, ...others] = gone.endingWith(plain);
  return only !== undefined && others.length === 0 && !isAside(only) ? { path: only } : undefined;
}
