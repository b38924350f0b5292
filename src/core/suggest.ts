import { distance } from 'fastest-levenshtein';
import { compareText } from './diagnostic.ts';

/** How generous to be. */
export interface SuggestOptions {
  /** How many suggestions to give at most; 3 when absent. */
  limit?: number;
  /** How many letters may be wrong at most; the length of the word sets a limit of its own. */
  edits?: number;
}

/**
 * Candidates that a writer may have meant by a word, best first. Case, extension, and what divides words (`-`, `_`, spaces) don't
 * count; of paths the last segment decides, and nearer folders come first. A name that goes on where the word stops counts too,
 * when the word has several parts. An unlike word gets no suggestion at all: a wrong one costs more than none.
 */
export function suggest(word: string, candidates: Iterable<string>, options: SuggestOptions = {}): string[] {
  return prepareSuggestions(candidates)(word, options);
}

/** Like {@link suggest}, for many words and the same candidates: those are taken apart once. */
export function prepareSuggestions(candidates: Iterable<string>): (word: string, options?: SuggestOptions) => string[] {
  const known = [...candidates].map(takeApart);
  const isCrowded = known.length > crowd;
  // Many paths end with the same name, which is compared once.
  const byName = Map.groupBy(known, ({ name }) => name);
  return (word, { limit = 3, edits: allowed = Infinity } = {}) => {
    const wanted = takeApart(word);
    const near: { text: string; score: number }[] = [];
    for (const [name, ofName] of byName) {
      if (isCrowded && isOtherWord(wanted.name, name)) continue;
      const edits = editsBetween(wanted.name, name, allowed);
      if (edits === undefined) continue;
      for (const candidate of ofName) {
        if (candidate.text !== word) near.push({ text: candidate.text, score: scoreOf(wanted, candidate, edits) });
      }
    }
    return near
      .sort((a, b) => a.score - b.score || compareText(a.text, b.text))
      .slice(0, limit)
      .map(({ text }) => text);
  };
}

/** Words of one text that get suggestions; a text that misspells more isn't a person's. */
const mostWords = 100;

/** Like {@link prepareSuggestions}, for words of a text that anybody may have written: after the first hundred, words get none. */
export function prepareFewSuggestions(candidates: Iterable<string>): (word: string) => string[] {
  const suggestFor = prepareSuggestions(candidates);
  let left = mostWords;
  return (word) => (left-- > 0 ? suggestFor(word) : []);
}

/** Among more names than this there is nearly always one of four letters that is one letter away. */
const crowd = 50;

interface Parts {
  text: string;
  /** Folders, folded. */
  folder: string;
  /** Last segment, folded, without extension. */
  name: string;
  extension: string;
}

/** Names that say nothing of their own: their folder is meant. */
const indexNames = new Set(['index', '-index', 'readme']);

const extensionPattern = /\.(?=[a-z\d]*[a-z])[a-z\d]{1,8}$/;

function takeApart(text: string): Parts {
  const folded = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/(?:%20|[\s_-])+/g, '-');
  const extension = extensionPattern.exec(folded)?.[0] ?? '';
  const segments = folded
    .slice(0, folded.length - extension.length)
    .split('/')
    .filter(isSegment);
  if (segments.length > 1 && indexNames.has(segments.at(-1) ?? '')) segments.pop();
  const name = (segments.pop() ?? '').replace(/(?<=.)-+$/, '');
  return { text, folder: segments.join('/'), name, extension };
}

function isSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..';
}

/** Lower is nearer: edits of the name weigh most, then folders, then another extension. */
function scoreOf(wanted: Parts, candidate: Parts, edits: number): number {
  return edits * 10_000 + folderDistance(wanted.folder, candidate.folder) * 10 + (wanted.extension === candidate.extension ? 0 : 1);
}

/** Edits that make one name of the other, undefined when they are too many for a slip of the fingers. */
function editsBetween(wanted: string, candidate: string, allowed: number): number | undefined {
  if (wanted === candidate) return wanted === '' ? undefined : 0;
  const most = Math.min(allowed, mostEdits(Math.max(wanted.length, candidate.length)));
  if (Math.abs(wanted.length - candidate.length) <= most) {
    const edits = countEdits(wanted, candidate);
    if (edits <= most && edits <= mostEditsOfRest(wanted, candidate)) return edits;
  }
  return allowed > most && goesOn(wanted, candidate) ? most + 1 : undefined;
}

/** Letters that may be wrong in a name: one in four, three at most. Two short names that differ in more are two names. */
function mostEdits(length: number): number {
  if (length < 3) return 0;
  return Math.min(3, Math.max(1, Math.floor(length / 4)));
}

/**
 * Letters that may be wrong where the names differ at all, without the words that both begin or end with: `git-guide-add` isn't
 * `git-guide-rm`, however long what they share.
 */
function mostEditsOfRest(wanted: string, candidate: string): number {
  const rests = withoutCommonWords(wanted, candidate).map(({ length }) => length);
  return Math.max(1, Math.floor(Math.max(...rests) / 2));
}

/** Whether a letter of a short word was replaced by another, which makes another word: `real` isn't `read`. */
function isOtherWord(wanted: string, candidate: string): boolean {
  return wanted.length <= 4 && wanted.length === candidate.length && wanted !== candidate && !isSwap(wanted, candidate);
}

function withoutCommonWords(a: string, b: string): [string, string] {
  let [left, right] = [a.split('-'), b.split('-')];
  while (left.length > 0 && left[0] === right[0]) [left, right] = [left.slice(1), right.slice(1)];
  while (left.length > 0 && left.at(-1) === right.at(-1)) [left, right] = [left.slice(0, -1), right.slice(0, -1)];
  return [left.join('-'), right.join('-')];
}

/** Whether a name of several words goes on in the candidate: `insert-default` in `insert-default-values`. */
function goesOn(wanted: string, candidate: string): boolean {
  return wanted.includes('-') && candidate.startsWith(`${wanted}-`);
}

/** Folders that must be left and entered on the way from one to the other; folders that are spelt alike are half as far. */
function folderDistance(a: string, b: string): number {
  if (a === b) return 0;
  const [here, there] = [a.split('/').filter(isSegment), b.split('/').filter(isSegment)];
  while (here.length > 0 && here[0] === there[0]) [here, there].forEach((segments) => segments.shift());
  const steps = 2 * (here.length + there.length);
  const alike = here.length === there.length && here.every((name, at) => editsBetween(name, there[at] ?? '', Infinity) !== undefined);
  return Math.min(alike ? steps / 2 : steps, 999);
}

/** Levenshtein distance, but two neighbouring letters swapped are one edit: `titel` is as near to `title` as `titl`. */
function countEdits(a: string, b: string): number {
  if (a === b) return 0;
  const edits = distance(a, b);
  return edits === 2 && isSwap(a, b) ? 1 : edits;
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let at = 0;
  while (a[at] === b[at]) at++;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
