import { compareText } from '../diagnostic.ts';
import { count } from '../wording.ts';
import type { Mention } from './infer-covers.ts';

/** What speaks for a file as a cover of a page. */
export interface CoverEvidence {
  /** Files that the page's text names. */
  mentions: readonly { path: string; mention: Mention }[];
  /** Files that changed in the same commits as the page; sweeps are left out already. */
  changedWith: readonly {
    path: string;
    /** Commits that changed both. */
    together: number;
    /** Commits that changed the file. */
    changes: number;
  }[];
  /** Owners of the page; of files where they are known. */
  owners: readonly string[];
  ownersOf(path: string): readonly string[];
}

/** A file that could be covered, with what speaks for it. */
export interface CoverCandidate {
  path: string;
  /** From 0 to 1: orders candidates, and says nothing by itself. */
  score: number;
  /** Whether enough speaks for it to be written without a look. */
  confident: boolean;
  /** In words that follow the path: “linked to”. */
  reasons: string[];
}

/** Most candidates of one page. */
const mostCandidates = 20;

/** Below these many commits together, that both changed says nothing. */
const fewestTogether = 3;

/** Candidates below aren't shown: nine of ten of their changes would have asked for nothing. */
const lowestScore = 0.1;

const mentionScores: Readonly<Record<Mention, number>> = { link: 0.6, command: 0.6, path: 0.45 };

const mentionReasons: Readonly<Record<Mention, string>> = { link: 'linked to', command: 'run by a command', path: 'named in code' };

/**
 * Ranks files that a page seems to describe, best first. A mention weighs most: the page says so itself. Changes together count by
 * their share of the file's changes, for that is how often a change of the file would have been right to ask for the page, and from three on. Shared owners
 * never make a candidate, they only strengthen one. Confident is what the text links to or runs, and what it names where something else confirms it: precision comes first,
 * a cover that is wrong costs its owner a look for nothing each time.
 */
export function rankCovers({ mentions, changedWith, owners, ownersOf }: CoverEvidence): CoverCandidate[] {
  const mentioned = new Map(mentions.toReversed().map(({ path, mention }) => [path, mention]));
  const changed = new Map(changedWith.filter(({ together }) => together >= fewestTogether).map((change) => [change.path, change]));
  const own = new Set(owners);
  const paths = [...new Set([...mentions.map(({ path }) => path), ...changed.keys()])];
  const commonOf = (path: string): string[] => ownersOf(path).filter((owner) => own.has(owner));
  // Where everything has one owner, that two files share it says nothing.
  const ownersTell = paths.some((path) => commonOf(path).length === 0);
  return paths
    .map((path): CoverCandidate => {
      const mention = mentioned.get(path);
      const change = changed.get(path);
      const share = change ? Math.min(1, change.together / Math.max(1, change.changes)) : 0;
      const common = ownersTell ? commonOf(path) : [];
      const base = 1 - (1 - (mention ? mentionScores[mention] : 0)) * (1 - share);
      return {
        path,
        score: Math.round((base + (common.length > 0 ? (1 - base) * 0.2 : 0)) * 1000) / 1000,
        // A whole file that is covered in vain costs a line in a report and never a badge.
        confident: mention !== undefined && (mention !== 'path' || share >= lowestScore || common.length > 0),
        reasons: [
          ...(mention ? [mentionReasons[mention]] : []),
          ...(change ? [`changed together with the page in ${change.together} of its ${count(change.changes, 'change')}`] : []),
          ...(common.length > 0 ? [`owned by ${common.join(', ')} too`] : []),
        ],
      };
    })
    .filter(({ score }) => score >= lowestScore)
    .sort((a, b) => Number(b.confident) - Number(a.confident) || b.score - a.score || compareText(a.path, b.path))
    .slice(0, mostCandidates);
}
