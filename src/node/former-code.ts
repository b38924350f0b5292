import { codeOf, isAside, targetTool } from '../core/references/code-file.ts';
import { findDefinitions, type Definable } from '../core/references/find-words.ts';
import { indexPaths, readingsOf, type PathIndex } from '../core/references/path-index.ts';
import { readTargets } from '../core/references/read-targets.ts';
import type { Reference } from '../core/references/reference.ts';
import type { FormerState } from './former-states.ts';
import { readBlobsOf, readBlobSizes } from './sized-blobs.ts';
import type { Present } from './read-present.ts';

/** Where something was. */
export interface Place {
  path: string;
  line?: number | undefined;
}

/** What former states held. */
export interface FormerCode {
  /** Where a state defined a word. */
  findDefinition(word: string, state: FormerState): Place | undefined;
  /** Where a state read a flag, named without dashes. */
  findFlag(name: string, state: FormerState): Place | undefined;
  /** Where a state had a target, named with its tool. */
  findTarget(name: string, state: FormerState): Place | undefined;
  /** The file or folder that a page may have meant. */
  findPath(written: string, page: string, state: FormerState): Place | undefined;
  /** What was not looked at, in a sentence. */
  gap: string | undefined;
}

/** Larger files are data, or generated. */
const maxBlobBytes = 1024 * 1024;

/** Content of former files that is read at most: some seconds. */
const maxBytes = 192 * 1024 * 1024;

/** Segments that make the end of a path a name of its own. Two are not enough: `src/index.ts` is in every project, a reader's too. */
const segmentsOfEnd = 3;

/** By blob, then by what it defines (`word:…`, `flag:…`, `make …`, `npm …`): the line. */
type Facts = Map<string, Map<string, number>>;

/** Reads the former content of every file that may have defined what is missing now; each content once, whatever its path. */
export async function readFormerCode(
  root: string,
  states: Iterable<FormerState>,
  present: Present,
  missing: readonly Reference[],
): Promise<FormerCode> {
  const words = new Set(
    missing.flatMap(({ kind, names }) => (kind === 'identifier' ? names : [])).filter((name) => present.missing.has(name)),
  );
  const flags = new Set(missing.flatMap(({ kind, names }) => (kind === 'flag' ? names : [])));
  const targets = new Set(missing.flatMap(({ kind, names }) => (kind === 'target' ? names : [])));
  const wanted = chooseBlobs(states, present, { words: words.size + flags.size > 0, targets: targets.size > 0 });
  const sizes = await readBlobSizes(root, [...wanted.keys()]);
  const facts: Facts = new Map();
  let left = 0;
  if (sizes) {
    left = wanted.size - sizes.size + limit(sizes);
    for await (const [id, bytes] of readBlobsOf(root, sizes)) {
      const found = readFacts(bytes, wanted.get(id) ?? '', { words, flags, targets });
      if (found.size > 0) facts.set(id, found);
    }
  }
  const gap = !sizes
    ? 'This clone lacks the former content of files, so that only paths were compared.'
    : left > 0
      ? `Of ${wanted.size} former versions of files, ${left} were not looked into.`
      : undefined;
  return { ...answers(facts, present), gap };
}

/** Contents that are nowhere now, each with a path that it had. */
function chooseBlobs(states: Iterable<FormerState>, present: Present, what: { words: boolean; targets: boolean }): Map<string, string> {
  const wanted = new Map<string, string>();
  if (!what.words && !what.targets) return wanted;
  const today = new Set(present.blobs.values());
  for (const { files } of states) {
    for (const [path, blob] of files) {
      if (wanted.has(blob) || today.has(blob)) continue;
      if ((what.words && codeOf(path) !== 'none') || (what.targets && targetTool(path))) wanted.set(blob, path);
    }
  }
  return wanted;
}

/** Leaves out what is too large and what is too much; gives how many that were too much. */
function limit(sizes: Map<string, number>): number {
  let bytes = 0;
  let left = 0;
  for (const [id, size] of sizes) {
    if (size > maxBlobBytes) sizes.delete(id);
    else if ((bytes += size) > maxBytes) {
      sizes.delete(id);
      left++;
    }
  }
  return left;
}

function readFacts(
  bytes: Buffer,
  path: string,
  { words, flags, targets }: { words: ReadonlySet<string>; flags: ReadonlySet<string>; targets: ReadonlySet<string> },
): Map<string, number> {
  const facts = new Map<string, number>();
  const text = bytes.toString('latin1');
  const code = codeOf(path);
  const keep = (prefix: string, names: ReadonlySet<string>, what: Definable): void => {
    if (names.size === 0) return;
    for (const { word, line } of findDefinitions(text, names, what)) facts.set(`${prefix}:${word}`, line);
  };
  if (code !== 'none') keep('word', words, code === 'program' ? 'all' : 'constants');
  if (code === 'program') keep('flag', flags, 'flags');
  const tool = targetTool(path);
  if (tool) {
    for (const [name, line] of readTargets(tool, text)) if (targets.has(`${tool} ${name}`)) facts.set(`${tool} ${name}`, line);
  }
  return facts;
}

function answers(facts: Facts, present: Present): Omit<FormerCode, 'gap'> {
  let shown: { state: string; places: Map<string, Place>; gone: PathIndex } | undefined;
  const show = (state: FormerState): NonNullable<typeof shown> => {
    if (shown?.state !== state.commit.id)
      shown = { state: state.commit.id, places: placesIn(state, facts), gone: indexGone(state, present) };
    return shown;
  };
  return {
    findDefinition: (word, state) => show(state).places.get(`word:${word}`),
    findFlag: (name, state) => show(state).places.get(`flag:${name}`),
    findTarget: (name, state) => show(state).places.get(name),
    findPath: (written, page, state) => findPath(written, page, show(state).gone),
  };
}

/** Files that a state had and that aren't there any more. */
function indexGone({ files }: FormerState, present: Present): PathIndex {
  return indexPaths([...files.keys()].filter((path) => !present.files.has(path)));
}

function placesIn({ files }: FormerState, facts: Facts): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [path, blob] of files) {
    for (const [name, line] of facts.get(blob) ?? []) if (!places.has(name)) places.set(name, { path, line });
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
