import type { Document } from '../core/document.ts';
import type { Contradiction } from '../core/freshness/freshness.ts';
import { count } from '../core/wording.ts';
import { describesPast } from '../core/references/describes-past.ts';
import { flagWords } from '../core/references/flag-words.ts';
import { readingsOf } from '../core/references/path-index.ts';
import { collectReferences, type Reference } from '../core/references/reference.ts';
import type { Lifecycle } from '../core/source.ts';
import { findRemovals } from './find-removals.ts';
import { readFormerCode, type FormerCode } from './former-code.ts';
import { readCommitTrees, readFormerStates, type FormerCommit, type FormerState } from './former-states.ts';
import { resolveCommit } from './git.ts';
import { readPresent, type Present } from './read-present.ts';

/** A page, and when it was last looked at. */
export interface ContradictionPage {
  id: string;
  path: string;
  lifecycle: Lifecycle;
  document: Pick<Document, 'codeSpans' | 'commands'>;
  /** Full id of the commit; pages without one aren't looked at. Never a commit where a shallow clone ends: the page may be older. */
  base: string | undefined;
}

/** What to compare. */
export interface ContradictionInput {
  root: string;
  pages: readonly ContradictionPage[];
  /** Full id of the commit that stands for now; the working tree when absent. */
  now?: string | undefined;
  /** Whether a path lies within the covers of a page; no page covers anything when absent. */
  isCovered?: ((page: string, path: string) => boolean) | undefined;
}

/** What was found, and what could not be looked at. */
export interface ContradictionReport {
  /** By page id, in the order of the page; pages without any are left out. */
  found: Map<string, Contradiction[]>;
  /** Why some pages may have contradictions that nobody looked for, each in a sentence. */
  gaps: string[];
}

/** How many removed files are looked for in history. */
const mostRemovals = 200;

/** A page with the names that are in no file now. */
interface Question {
  page: ContradictionPage;
  base: string;
  missing: Reference[];
}

/**
 * Things that pages name and that were in the repository when the page was last looked at, and aren't any more. What never was
 * there is none of them: it is the reader's, or another program's. Reads every file once, then only what changed since the bases.
 */
export async function findContradictions(input: ContradictionInput): Promise<ContradictionReport> {
  const { root } = input;
  const head = await resolveCommit(root, input.now ?? 'HEAD');
  const asked = input.pages.flatMap((page): Question[] => {
    const { base } = page;
    if (base === undefined || base === input.now || page.lifecycle !== 'living' || describesPast(page.path)) return [];
    return [{ page, base, missing: collectReferences(page.document) }];
  });
  const gaps: string[] = [];
  const found = new Map<string, Contradiction[]>();
  if (head === undefined || asked.length === 0) return { found, gaps };
  const commits = await readCommitTrees(root, [...new Set([head, ...asked.map(({ base }) => base)])]);
  const today = commits.find(({ id }) => id === head);
  if (!today) return { found, gaps: ['Git could not read the commits that pages were last looked at.'] };
  const present = await readPresent(root, head, input.now, wordsOf(asked));
  const questions = asked
    .map((question) => ({ ...question, missing: question.missing.filter((reference) => !isPresent(reference, question.page, present)) }))
    .filter(({ missing }) => missing.length > 0);
  const unknown = questions.filter(({ base }) => !commits.some(({ id }) => id === base));
  if (unknown.length > 0) gaps.push(`This clone lacks the commits that ${count(unknown.length, 'page')} were last looked at.`);
  const states = await readFormerStates(root, today, basesOf(questions, commits), present);
  if (!states) return { found, gaps: [...gaps, 'This clone lacks the lists of files that pages were last looked at.'] };
  const code = await readFormerCode(
    root,
    states,
    present,
    questions.flatMap(({ missing }) => missing),
  );
  if (code.gap !== undefined) gaps.push(code.gap);
  for (const state of states) {
    for (const { page, base, missing } of questions.filter(({ base }) => base === state.commit.id)) {
      const gone = missing.flatMap((reference) => {
        const was = findFormer(reference, page, state, code, present);
        return was ? [toContradiction(reference, was, base, input.isCovered?.(page.id, was.path) ?? false)] : [];
      });
      if (gone.length > 0) found.set(page.id, gone);
    }
  }
  return { found: await tellRemovals(root, head, found, present), gaps };
}

/** Adds who removed what and where files went, as far as one look at the history of those files tells. */
async function tellRemovals(
  root: string,
  head: string,
  found: ReadonlyMap<string, Contradiction[]>,
  { files }: Present,
): Promise<Map<string, Contradiction[]>> {
  const paths = new Set([...found.values()].flat().flatMap(({ was }) => (files.has(was.path) ? [] : [was.path])));
  const removals = await findRemovals(root, head, [...paths].slice(0, mostRemovals));
  const complete = (contradiction: Contradiction): Contradiction => {
    const removal = removals.get(contradiction.was.path);
    if (!removal) return contradiction;
    const movedTo = removal.movedTo !== undefined && files.has(removal.movedTo) ? { movedTo: removal.movedTo } : {};
    return { ...contradiction, ...movedTo, removedBy: removal.commit };
  };
  return new Map([...found].map(([id, contradictions]) => [id, contradictions.map(complete)]));
}

function toContradiction({ kind, text, range }: Reference, was: Contradiction['was'], base: string, covered: boolean): Contradiction {
  return { kind, text, range, was, base, covered };
}

function basesOf(questions: readonly Question[], commits: readonly FormerCommit[]): FormerCommit[] {
  const wanted = new Set(questions.map(({ base }) => base));
  return commits.filter(({ id }) => wanted.has(id));
}

function wordsOf(questions: readonly Question[]): Set<string> {
  const words = new Set<string>();
  for (const { kind, names } of questions.flatMap(({ missing }) => missing)) {
    if (kind === 'identifier') names.forEach((name) => words.add(name));
    else if (kind === 'flag') names.flatMap(flagWords).forEach((word) => words.add(word));
  }
  return words;
}

/** Whether there is such a thing now, in whatever sense: a doubt speaks for the page. */
function isPresent({ kind, names }: Reference, page: ContradictionPage, present: Present): boolean {
  switch (kind) {
    case 'identifier':
      return names.every((name) => !present.missing.has(name));
    case 'flag':
      return names.flatMap(flagWords).some((word) => !present.missing.has(word));
    case 'target':
      return names.every((name) => present.targets.has(name));
    case 'path':
      return names.every((name) => {
        const { fromRoot, fromPage, plain } = readingsOf(name, page.path);
        const ways = [fromRoot, fromPage].filter((way) => way !== undefined);
        return ways.some((way) => present.paths.has(way) || liesInFile(way, present.files)) || present.paths.endingWith(plain).length > 0;
      });
  }
}

/** Whether a folder on the way is a link or another repository now: what is in there isn't known. */
function liesInFile(path: string, files: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (files.has(path.slice(0, end))) return true;
  return false;
}

function findFormer(
  { kind, names }: Reference,
  page: ContradictionPage,
  state: FormerState,
  code: FormerCode,
  present: Present,
): Contradiction['was'] | undefined {
  const places = names.flatMap((name) => {
    switch (kind) {
      case 'identifier':
        return present.missing.has(name) ? (code.findDefinition(name, state) ?? []) : [];
      case 'flag':
        return code.findFlag(name, state) ?? [];
      case 'target':
        return present.targets.has(name) ? [] : (code.findTarget(name, state) ?? []);
      case 'path':
        return code.findPath(name, page.path, state) ?? [];
    }
  });
  return places[0];
}
