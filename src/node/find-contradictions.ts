import type { Document } from '../core/document.ts';
import type { Contradiction } from '../core/freshness/freshness.ts';
import { describesElse } from '../core/references/describes-else.ts';
import { isPresent, wordsOf } from '../core/references/judge-present.ts';
import { isExcused } from '../core/references/judge-sentence.ts';
import { collectReferences, type Reference } from '../core/references/reference.ts';
import type { Lifecycle } from '../core/source.ts';
import { count } from '../core/wording.ts';
import { readFormerCode, type Place } from './former-code.ts';
import { readCommitTrees, readFormerStates } from './former-states.ts';
import { findRemovals } from './find-removals.ts';
import { resolveCommit } from './git.ts';
import { readPresent, type Present } from './read-present.ts';

/** A page, and when it was last looked at. */
interface ContradictionPage {
  id: string;
  path: string;
  lifecycle: Lifecycle;
  document: Pick<Document, 'codeSpans' | 'commands'>;
  /** Full id of the commit; pages without one aren't asked. Never a commit where a shallow clone ends: the page may be older. */
  base: string | undefined;
}

/** What to compare. */
export interface ContradictionInput {
  root: string;
  pages: readonly ContradictionPage[];
  /** Full id of the commit that stands for now; the working tree when absent. */
  now?: string | undefined;
  /** Whether a path lies within the covers of a page, by its id; no page covers anything when absent. */
  isCovered?: ((page: string, path: string) => boolean) | undefined;
}

/** What was found, and what could not be looked at. */
export interface ContradictionReport {
  /** By page id, in the order of the page; pages without any are left out. */
  found: Map<string, Contradiction[]>;
  /** Why there may be more, each in a sentence. */
  gaps: string[];
}

/** A page with the names that are nowhere now. */
interface Question {
  page: ContradictionPage;
  base: string;
  missing: Reference[];
}

/** Something of a page that is gone, with where it was. */
interface Find {
  page: ContradictionPage;
  base: string;
  reference: Reference;
  was: Place;
}

/** How many things are looked for in history. */
const mostRemovals = 200;

/**
 * Things that pages name, that the repository had when the page was last looked at, and that it hasn't any more. What never was there is
 * none of them: it is the reader's, or another program's. Reads every file once, then only what differs since the bases.
 */
export async function findContradictions(input: ContradictionInput): Promise<ContradictionReport> {
  const { root, now } = input;
  const asked = input.pages.flatMap((page) => toQuestion(page, now));
  const head = await resolveCommit(root, now ?? 'HEAD');
  if (head === undefined || asked.length === 0) return { found: new Map(), gaps: [] };
  const present = await readPresent(root, head, now, wordsOf(asked.flatMap(({ missing }) => missing)));
  const questions = asked.flatMap((question) => {
    const missing = question.missing.filter((reference) => !isPresent(reference, question.page.path, present));
    return missing.length === 0 ? [] : [{ ...question, missing }];
  });
  const { finds, gaps } = await findFormer(root, head, questions, present);
  const meant = await leaveOutExcused(finds, present);
  const found = await toContradictions(input, head, meant, present);
  return { found, gaps: [...(present.gap === undefined ? [] : [present.gap]), ...gaps] };
}

function toQuestion(page: ContradictionPage, now: string | undefined): Question[] {
  const { base, lifecycle, path, document } = page;
  if (base === undefined || base === now || lifecycle !== 'living' || describesElse(path)) return [];
  return [{ page, base, missing: collectReferences(document) }];
}

/** Looks for what is missing in the states that pages were last looked at. */
async function findFormer(
  root: string,
  head: string,
  questions: readonly Question[],
  present: Present,
): Promise<{ finds: Find[]; gaps: string[] }> {
  if (questions.length === 0) return { finds: [], gaps: [] };
  const byBase = Map.groupBy(questions, ({ base }) => base);
  const commits = new Map((await readCommitTrees(root, [head, ...byBase.keys()])).map((commit) => [commit.id, commit]));
  const bases = [...byBase.keys()].map((base) => commits.get(base)).filter((commit) => commit !== undefined);
  const unknown = questions.filter(({ base }) => !commits.has(base)).length;
  const gaps = unknown === 0 ? [] : [`This clone lacks the commits in which ${count(unknown, 'page')} were last looked at.`];
  const today = commits.get(head);
  const states = today && (await readFormerStates(root, today, bases, present));
  if (!states) return { finds: [], gaps: [...gaps, 'This clone lacks the lists of files that there were when pages were last looked at.'] };
  const missing = questions.flatMap((question) => question.missing);
  const code = await readFormerCode(root, states, present, missing);
  const finds: Find[] = [];
  for (const state of states) {
    for (const { page, base, missing } of byBase.get(state.commit.id) ?? []) {
      for (const reference of missing) {
        const was = code.find(reference, page.path, state);
        if (was) finds.push({ page, base, reference, was });
      }
    }
  }
  return { finds, gaps: code.gap === undefined ? gaps : [...gaps, code.gap] };
}

/** What a page itself says to be gone, or to be the reader's, is no contradiction. Reads only the pages that something was found for. */
async function leaveOutExcused(finds: readonly Find[], present: Present): Promise<Find[]> {
  const meant: Find[] = [];
  for (const [path, ofPage] of Map.groupBy(finds, ({ page }) => page.path)) {
    const lines = (await present.read(path))?.split(/\r\n|\r|\n/);
    if (lines) meant.push(...ofPage.filter(({ reference }) => !isExcused(reference.kind, reference.text, reference.range, lines)));
  }
  return meant;
}

/** Adds who removed what, and where files went. */
async function toContradictions(
  { root, isCovered }: ContradictionInput,
  head: string,
  finds: readonly Find[],
  { files }: Present,
): Promise<Map<string, Contradiction[]>> {
  const removals = await findRemovals(root, head, [...new Set(finds.map(({ was }) => was))].slice(0, mostRemovals));
  const found = new Map<string, Contradiction[]>();
  for (const { page, base, reference, was } of finds) {
    const { kind, text, range } = reference;
    const { commit, movedTo } = removals.get(was) ?? {};
    const contradiction: Contradiction = {
      ...{ kind, text, range, base },
      was: { path: was.path, ...(was.line === undefined ? {} : { line: was.line }) },
      ...(kind === 'path' && movedTo !== undefined && files.has(movedTo) ? { movedTo } : {}),
      ...(commit === undefined ? {} : { removedBy: commit }),
      covered: isCovered?.(page.id, was.path) ?? false,
    };
    found.set(page.id, [...(found.get(page.id) ?? []), contradiction]);
  }
  return found;
}
