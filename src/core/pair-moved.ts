import { compareText } from './diagnostic.ts';
import { folderOf, stemOf } from './page-id.ts';

/** A file that is in one of two states of a repository only. */
export interface LoneFile {
  path: string;
  blob: string;
  text: string;
}

/** Share of the larger file that two files must have in common to count as one that was moved, as in git's `-M50%`. */
const leastSimilarity = 0.5;

/** A piece of text that more files than this have says nothing about where one of them came from. */
const commonPiece = 20;

/** So many files are compared with one that went, those with the most telling text in common: where every page is like every other, more say nothing. */
const mostCandidates = 50;

/**
 * Finds out which files that came are files that went, moved or renamed: from new paths to old ones. Equal bytes decide first, then
 * the share of text in common, as in git's rename detection. Git compares lines, and long ones in pieces of 64 bytes, which an early
 * edit shifts; we compare lines and clauses, because paragraphs are often one line. Every file is used once.
 */
export function pairMoved(gone: readonly LoneFile[], come: readonly LoneFile[]): Map<string, string> {
  const movedFrom = pairEqual(gone, come);
  const used = new Set(movedFrom.values());
  const left = gone.filter(({ path }) => !used.has(path));
  const similar = findSimilar(
    left,
    come.filter(({ path }) => !movedFrom.has(path)),
  );
  for (const {
    from: { path: from },
    to,
  } of similar) {
    if (used.has(from) || movedFrom.has(to)) continue;
    used.add(from);
    movedFrom.set(to, from);
  }
  return movedFrom;
}

/** As {@link pairMoved}, but each file that went is judged alone, so that several may have become the same one: from old files to new paths. */
export function findLikeliest<File extends LoneFile>(gone: readonly File[], come: readonly LoneFile[]): Map<File, string> {
  const equal = new Map(come.toReversed().map(({ path, blob }) => [blob, path]));
  equal.delete(emptyBlob);
  const left = gone.filter(({ blob }) => !equal.has(blob));
  const best = new Map<LoneFile, string>();
  for (const { from, to } of findSimilar(left, come).reverse()) best.set(from, to);
  return new Map(
    gone.flatMap((file): [File, string][] => {
      const path = equal.get(file.blob) ?? best.get(file);
      return path === undefined ? [] : [[file, path]];
    }),
  );
}

/** Whether one text could have become another: half of it is the same. */
export function isAlike(a: LoneFile, b: LoneFile): boolean {
  return similarityOf(weigh(a), weigh(b)) >= leastSimilarity;
}

function pairEqual(gone: readonly LoneFile[], come: readonly LoneFile[]): Map<string, string> {
  const byBlob = Map.groupBy(
    gone.filter((file) => file.blob !== emptyBlob),
    ({ blob }) => blob,
  );
  const movedFrom = new Map<string, string>();
  const used = new Set<string>();
  for (const { path, blob } of come) {
    const free = (byBlob.get(blob) ?? []).filter((file) => !used.has(file.path));
    const [best] = free.sort((a, b) => compareNames(path, a.path, b.path));
    if (!best) continue;
    used.add(best.path);
    movedFrom.set(path, best.path);
  }
  return movedFrom;
}

/** Id that git gives to no bytes at all: empty files have nothing in common but that. */
const emptyBlob = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

interface Pair {
  from: LoneFile;
  to: string;
  similarity: number;
}

/** Pairs that are similar enough, the most similar first. */
function findSimilar(gone: readonly LoneFile[], come: readonly LoneFile[]): Pair[] {
  const filesWith = indexPieces(come.map(weigh));
  const pairs = gone.flatMap((from): Pair[] => {
    const file = weigh(from);
    return listCandidates(file, filesWith).map((other) => ({ from, to: other.path, similarity: similarityOf(file, other) }));
  });
  return pairs
    .filter(({ similarity }) => similarity >= leastSimilarity)
    .sort(
      (a, b) =>
        b.similarity - a.similarity ||
        nearness(b.to, b.from.path) - nearness(a.to, a.from.path) ||
        compareText(a.to, b.to) ||
        compareText(a.from.path, b.from.path),
    );
}

/** Files by their pieces; of a piece that says nothing, no more than show that. */
function indexPieces(files: readonly Weighed[]): Map<string, Weighed[]> {
  const filesWith = new Map<string, Weighed[]>();
  for (const file of files) {
    for (const piece of file.pieces.keys()) filesWith.set(piece, [...(filesWith.get(piece) ?? []).slice(0, commonPiece), file]);
  }
  return filesWith;
}

/** Files that share telling pieces with one, and with all that says nothing could be similar enough. */
function listCandidates(file: Weighed, filesWith: ReadonlyMap<string, Weighed[]>): Weighed[] {
  const telling = new Map<Weighed, number>();
  let untold = 0;
  for (const [piece, count] of file.pieces) {
    const others = filesWith.get(piece) ?? [];
    if (others.length > commonPiece) untold += count * piece.length;
    else for (const other of others) telling.set(other, (telling.get(other) ?? 0) + commonLength(piece, count, other));
  }
  return [...telling]
    .filter(([other, size]) => (size + untold) / Math.max(file.size, other.size, 1) >= leastSimilarity)
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostCandidates)
    .map(([other]) => other);
}

/** A file as its lines and clauses: how often each is there. */
interface Weighed {
  path: string;
  size: number;
  pieces: ReadonlyMap<string, number>;
}

function weigh({ path, text }: LoneFile): Weighed {
  const pieces = new Map<string, number>();
  let size = 0;
  for (const piece of text.split(/[\r\n]+|(?<=[.,;:!?|)] )/)) {
    if (piece.trim() === '') continue;
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
    size += piece.length;
  }
  return { path, size, pieces };
}

function similarityOf(a: Weighed, b: Weighed): number {
  let common = 0;
  for (const [piece, count] of a.pieces) common += commonLength(piece, count, b);
  return common / Math.max(a.size, b.size, 1);
}

function commonLength(piece: string, count: number, { pieces }: Weighed): number {
  return Math.min(count, pieces.get(piece) ?? 0) * piece.length;
}

/** Orders old paths by how likely they are to have become a new one. */
function compareNames(path: string, a: string, b: string): number {
  return nearness(path, b) - nearness(path, a) || compareText(a, b);
}

/** The same name counts more than the same folder. */
function nearness(path: string, other: string): number {
  return (stemOf(path) === stemOf(other) ? 2 : 0) + (folderOf(path) === folderOf(other) ? 1 : 0);
}
