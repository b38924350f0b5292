import { distance } from 'fastest-levenshtein';
import { compareText } from './diagnostic.ts';

/** How generous to be. */
export interface SuggestOptions {
  /** How many suggestions to give at most; 3 when absent. */
  limit?: number;
  /** How many letters may be wrong; a third of the word when absent. */
  edits?: number;
}

/**
 * Candidates that a writer may have meant by a word, best first. Case, extension, and what divides words (`-`, `_`, spaces) don't
 * count; of paths the last segment decides, and nearer folders come first. An unlike word gets no suggestion at all.
 */
export function suggest(word: string, candidates: Iterable<string>, options: SuggestOptions = {}): string[] {
  return prepareSuggestions(candidates)(word, options);
}

/** Like {@link suggest}, for many words and the same candidates: those are taken apart once. */
export function prepareSuggestions(candidates: Iterable<string>): (word: string, options?: SuggestOptions) => string[] {
  const known = [...candidates].map(takeApart);
  return (word, { limit = 3, edits = Infinity } = {}) => {
    const wanted = takeApart(word);
    const near: { text: string; score: number }[] = [];
    for (const candidate of known) {
      const score = candidate.text === word ? undefined : scoreOf(wanted, candidate, edits);
      if (score !== undefined) near.push({ text: candidate.text, score });
    }
    return near
      .sort((a, b) => a.score - b.score || compareText(a.text, b.text))
      .slice(0, limit)
      .map(({ text }) => text);
  };
}

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
    .replace(/%20|[\s_-]+/g, '-');
  const extension = extensionPattern.exec(folded)?.[0] ?? '';
  const segments = folded
    .slice(0, folded.length - extension.length)
    .split('/')
    .filter(isSegment);
  if (segments.length > 1 && indexNames.has(segments.at(-1) ?? '')) segments.pop();
  const name = segments.pop() ?? '';
  return { text, folder: segments.join('/'), name, extension };
}

function isSegment(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..';
}

/** Lower is nearer: edits of the name weigh most, then folders, then another extension. Undefined when the names are unlike. */
function scoreOf(wanted: Parts, candidate: Parts, allowed: number): number | undefined {
  const longer = Math.max(wanted.name.length, candidate.name.length);
  const most = longer < 3 ? 0 : Math.min(allowed, Math.max(1, Math.floor(longer / 3)));
  if (Math.abs(wanted.name.length - candidate.name.length) > most) return undefined;
  const edits = countEdits(wanted.name, candidate.name);
  if (edits > most) return undefined;
  const folders = wanted.folder === candidate.folder ? 0 : Math.min(distance(wanted.folder, candidate.folder), 99);
  return edits * 1000 + folders * 10 + (wanted.extension === candidate.extension ? 0 : 1);
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
