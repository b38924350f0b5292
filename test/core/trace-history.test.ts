import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Commit, FileChange } from '../../src/core/commit.ts';
import { listChanges } from '../../src/core/history-answer.ts';
import { traceHistory, type TraceOptions } from '../../src/core/trace-history.ts';

/** A commit as a test writes it: its files after it, by path. Content is its own blob id. */
interface Step {
  id: string;
  parents?: string[];
  files: Record<string, string>;
  message?: string;
  authored?: number;
  committed?: number;
}

/** Walks over steps, oldest first as a person tells them, and asks for the pages of the last one. */
function trace(steps: readonly Step[], options: Partial<TraceOptions> = {}) {
  const head = steps.at(-1);
  if (!head) throw new Error('A history needs a step.');
  const byId = new Map(steps.map((step) => [step.id, step]));
  const pages = Object.entries(head.files).map(([path, blob]) => ({ path, blob }));
  const skip = { commits: new Set<string>(), marks: [], bulk: { share: 1, min: Infinity } };
  const walk = traceHistory({ head: head.id, pages, skip, boundary: new Set(), created: false, ...options });
  let taken = 0;
  for (const step of [...steps].reverse()) {
    taken += 1;
    if (walk.add(toCommit(step, byId))) break;
  }
  const result = walk.result();
  const changesOf = (path: string): string[] => {
    const answer = walk.answer(path);
    return answer
      ? listChanges(answer)
          .map(({ commit }) => commit)
          .sort()
      : [];
  };
  return {
    taken,
    changes: Object.fromEntries(result.map(({ path }) => [path, changesOf(path)])),
    pages: result,
    last: Object.fromEntries(result.map(({ path, lastChange }) => [path, lastChange?.commit])),
    created: Object.fromEntries(result.map(({ path, created }) => [path, created?.commit])),
  };
}

function toCommit({ id, parents = [], files, message = '', authored = 0, committed = 0 }: Step, steps: ReadonlyMap<string, Step>): Commit {
  const before = steps.get(parents[0] ?? '')?.files ?? {};
  return { id, parents, authored, committed, author: 'Ada', message, changes: compare(before, files) };
}

/** The difference as git reports it with `-M100%`. */
function compare(before: Record<string, string>, after: Record<string, string>): FileChange[] {
  const gone = Object.keys(before).filter((path) => !(path in after));
  const changes: FileChange[] = [];
  for (const [path, blob] of Object.entries(after)) {
    const old = before[path];
    if (old === blob) continue;
    const source = old === undefined ? gone.findIndex((name) => before[name] === blob) : -1;
    const [from] = source < 0 ? [old === undefined ? undefined : path] : gone.splice(source, 1);
    changes.push({ path, blob, from: from === undefined ? undefined : { path: from, blob: before[from] ?? '' } });
  }
  return [...changes, ...gone.map((path) => ({ path, blob: undefined, from: { path, blob: before[path] ?? '' } }))];
}

/** A line of commits, each the child of the one before. */
function line(...steps: Omit<Step, 'parents'>[]): Step[] {
  return steps.map((step, index) => ({
    ...step,
    parents: steps
      .slice(index - 1, index)
      .map(({ id }) => id)
      .slice(0, index),
  }));
}

describe('which commit gave a page what it says', () => {
  const cases: { name: string; steps: Step[]; last: Record<string, string>; created?: Record<string, string> }[] = [
    {
      name: 'the latest edit on a line',
      steps: line(
        { id: '1', files: { a: 'x', b: 'x2' } },
        { id: '2', files: { a: 'y', b: 'x2' } },
        { id: '3', files: { a: 'y', b: 'x2', c: 'z' } },
      ),
      last: { a: '2', b: '1', c: '3' },
      created: { a: '1', b: '1', c: '3' },
    },
    {
      name: 'the revert, when an edit was taken back',
      steps: line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }, { id: '3', files: { a: 'x' } }),
      last: { a: '3' },
      created: { a: '1' },
    },
    {
      name: 'the new beginning, when a page was deleted and came back',
      steps: line({ id: '1', files: { a: 'x' } }, { id: '2', files: {} }, { id: '3', files: { a: 'x' } }),
      last: { a: '3' },
      created: { a: '3' },
    },
    {
      name: 'the edit before moves without edits',
      steps: line(
        { id: '1', files: { a: 'x' } },
        { id: '2', files: { a: 'y' } },
        { id: '3', files: { b: 'y' } },
        { id: '4', files: { c: 'y' } },
      ),
      last: { c: '2' },
      created: { c: '1' },
    },
    {
      name: 'the right one of two pages that changed places',
      steps: line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'x', b: 'y' } }, { id: '3', files: { a: 'y', b: 'x' } }),
      last: { a: '3', b: '3' },
    },
    {
      name: 'the commit of a move with an edit',
      steps: line({ id: '1', files: { a: 'x' } }, { id: '2', files: { b: 'y' } }),
      last: { b: '2' },
      created: { b: '2' },
    },
    {
      name: 'the edit on a branch, not the merge that brought it',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'x', b: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'y', b: 'z' } },
      ],
      last: { a: '2', b: '3' },
      created: { a: '1', b: '3' },
    },
    {
      name: 'the merge, when it has content that no side had',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'yz' } },
      ],
      last: { a: '4' },
      created: { a: '1' },
    },
    {
      name: 'the merge, when it changed what the sides agreed on',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'x', b: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'x', c: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'evil', b: 'y', c: 'z' } },
      ],
      last: { a: '4', b: '2', c: '3' },
      created: { a: '1', b: '2', c: '3' },
    },
    {
      name: 'the merge, when it added a page of its own',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'z', b: 'n' } },
      ],
      last: { a: '3', b: '4' },
      created: { a: '1', b: '4' },
    },
    {
      name: 'the merge, when it brought back what one side had deleted and the other moved',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { b: 'x' } }),
        { id: '3', parents: ['1'], files: {} },
        { id: '4', parents: ['3', '2'], files: { a: 'x', b: 'x' } },
      ],
      last: { a: '4', b: '1' },
      created: { a: '4', b: '1' },
    },
    {
      name: 'no edit that a merge threw away',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }, { id: '3', files: { a: 'y2' } }),
        { id: '4', parents: ['1'], files: { a: 'x', b: 'z' } },
        { id: '5', parents: ['4', '3'], files: { a: 'x', b: 'z' } },
      ],
      last: { a: '1', b: '4' },
    },
    {
      name: 'nothing that a branch tried and took back',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }, { id: '3', files: { a: 'x' } }),
        { id: '4', parents: ['1'], files: { a: 'x', b: 'z' } },
        { id: '5', parents: ['4', '3'], files: { a: 'x', b: 'z' } },
      ],
      last: { a: '1', b: '4' },
    },
    {
      name: 'the first parent’s, when both sides made the same edit',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'y' } },
        { id: '4', parents: ['2', '3'], files: { a: 'y' } },
      ],
      last: { a: '2' },
    },
    {
      name: 'the edit under the old name, when a branch moved the page',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { b: 'x' } }),
        { id: '3', parents: ['1'], files: { a: 'y' } },
        { id: '4', parents: ['3', '2'], files: { b: 'y' } },
      ],
      last: { b: '3' },
      created: { b: '1' },
    },
    {
      name: 'the right parent of three',
      steps: [
        ...line({ id: '1', files: { a: 'x', b: 'x', c: 'x' } }),
        { id: '2', parents: ['1'], files: { a: 'y', b: 'x', c: 'x' } },
        { id: '3', parents: ['1'], files: { a: 'x', b: 'y', c: 'x' } },
        { id: '4', parents: ['1'], files: { a: 'x', b: 'x', c: 'y' } },
        { id: '5', parents: ['2', '3', '4'], files: { a: 'y', b: 'y', c: 'y', d: 'n' } },
      ],
      last: { a: '2', b: '3', c: '4', d: '5' },
      created: { a: '1', b: '1', c: '1', d: '5' },
    },
  ];
  it.each(cases)('$name', ({ steps, last, created }) => {
    expect(trace(steps).last).toEqual(last);
    const both = trace(steps, { created: true });
    expect(both.last).toEqual(last);
    if (created) expect(both.created).toEqual(created);
  });

  it('ends the walk when every page is known, and goes on when creation is asked for', () => {
    const steps = line(
      { id: '1', files: { a: 'x' } },
      { id: '2', files: { a: 'y' } },
      { id: '3', files: { a: 'z' } },
      { id: '4', files: { a: 'w' } },
    );
    expect(trace(steps).taken).toBe(1);
    expect(trace(steps, { created: true })).toMatchObject({ taken: 4, created: { a: '1' } });
  });

  it('ends at once when there are no pages', () => {
    expect(trace(line({ id: '1', files: {} }, { id: '2', files: {} })).taken).toBe(1);
  });

  it('knows nothing of a page when history ends before its time', () => {
    const cut = traceHistory({
      head: '2',
      pages: [{ path: 'a', blob: 'x' }],
      skip: { commits: new Set(), marks: [], bulk: { share: 1, min: 1 } },
      boundary: new Set(),
      created: true,
    });
    cut.add({ id: '2', parents: ['1'], authored: 0, committed: 0, author: 'Ada', message: '', changes: [] });
    expect(cut.result()).toEqual([{ path: 'a' }]);
  });
});

describe('all changes of a file', () => {
  it.each<{ name: string; steps: Step[]; changes: Record<string, string[]> }>([
    {
      name: 'are those under the names that it had before exact renames',
      steps: line(
        { id: '1', files: { a: 'x' } },
        { id: '2', files: { a: 'y' } },
        { id: '3', files: { b: 'y' } },
        { id: '4', files: { b: 'z' } },
      ),
      changes: { b: ['1', '2', '4'] },
    },
    {
      name: 'begin anew where it was moved with an edit, or deleted',
      steps: line(
        { id: '1', files: { a: 'x' } },
        { id: '2', files: { b: 'y', c: 'n' } },
        { id: '3', files: { b: 'y' } },
        { id: '4', files: { b: 'y', c: 'm' } },
      ),
      changes: { b: ['2'], c: ['4'] },
    },
    {
      name: 'are those of a branch, without the merge that brought them',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }, { id: '3', files: { a: 'z' } }),
        { id: '4', parents: ['1'], files: { a: 'x', b: 'n' } },
        { id: '5', parents: ['4', '3'], files: { a: 'z', b: 'n' } },
      ],
      changes: { a: ['1', '2', '3'], b: ['4'] },
    },
    {
      name: 'are those of both sides and the merge that has content of its own',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'yz' } },
      ],
      changes: { a: ['1', '2', '3', '4'] },
    },
    {
      name: 'are none of a side whose content was thrown away',
      steps: [
        ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
        { id: '3', parents: ['1'], files: { a: 'z' } },
        { id: '4', parents: ['3', '2'], files: { a: 'z' } },
      ],
      changes: { a: ['1', '3'] },
    },
    {
      name: 'know of no other side when that had deleted the file',
      steps: [
        ...line({ id: '1', files: { a: 'x', b: 'n' } }, { id: '2', files: { b: 'n' } }),
        { id: '3', parents: ['1'], files: { a: 'z', b: 'n' } },
        { id: '4', parents: ['3', '2'], files: { a: 'w', b: 'n' } },
      ],
      changes: { a: ['1', '3', '4'], b: ['1'] },
    },
  ])('$name', ({ steps, changes }) => {
    expect(trace(steps, { changes: true }).changes).toEqual(changes);
  });
});

describe('commits that say nothing about freshness', () => {
  const names = Array.from({ length: 20 }, (_, index) => `p${String(index).padStart(2, '0')}`);
  const filled = (content: string, count = names.length): Record<string, string> =>
    Object.fromEntries(names.map((name, index) => [name, index < count ? `${name} ${content}` : `${name} first`]));
  const sweeping = (count: number): Step[] => line({ id: '1', files: filled('first') }, { id: '2', files: filled('swept', count) });
  const bulk = { share: 0.25, min: 10 };
  const skipping = (skip: Partial<TraceOptions['skip']>): Partial<TraceOptions> => ({
    skip: { commits: new Set(), marks: [], bulk: { share: 1, min: Infinity }, ...skip },
  });

  it.each([
    { count: 10, commit: '1' },
    { count: 9, commit: '2' },
  ])('passes over a commit that edits $count of 20 pages, when that is a sweep', ({ count, commit }) => {
    expect(trace(sweeping(count), skipping({ bulk })).pages[0]?.lastChange).toMatchObject({ commit, substantive: true });
  });

  it('counts the creation of pages, many at once too', () => {
    const steps = line({ id: '1', files: {} }, { id: '2', files: filled('first') });
    expect(trace(steps, skipping({ bulk })).pages.every(({ lastChange }) => lastChange?.commit === '2' && lastChange.substantive)).toBe(
      true,
    );
  });

  it('measures a sweep by pages that have moved since, and by pages that changed since', () => {
    const swept = filled('swept', 10);
    const moved = Object.fromEntries(Object.entries(swept).map(([name, content]) => [`new/${name}`, content]));
    const edited = Object.fromEntries(Object.entries(moved).map(([name, content], index) => [name, index === 0 ? content : `${content}!`]));
    const steps = line(
      { id: '1', files: filled('first') },
      { id: '2', files: swept },
      { id: '3', files: moved },
      { id: '4', files: edited },
    );
    expect(trace(steps, skipping({})).last['new/p00']).toBe('2');
    expect(trace(steps, skipping({ bulk })).last['new/p00']).toBe('1');
  });

  const pagesOf = (folder: string, content: string, count: number): Record<string, string> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${folder}/p${index}.md`, `${index} ${content}`]));
  const counting = (count: number): Partial<TraceOptions> => ({ ...skipping({ bulk }), candidates: { count, prefix: '' } });

  it.each([
    { name: 'that were deleted since', then: 40, swept: 10, commit: '1' },
    { name: 'that were deleted since, but fewer than a quarter', then: 41, swept: 10, commit: '2' },
    { name: 'that were deleted since, but fewer than ten', then: 12, swept: 9, commit: '2' },
  ])('measures a sweep by all pages of its time, by those $name', ({ then, swept, commit }) => {
    const first = pagesOf('docs', 'first', then);
    const second = { ...first, ...pagesOf('docs', 'swept', swept) };
    const steps = line(
      { id: '1', files: first },
      { id: '2', files: second },
      { id: '3', files: { 'docs/p0.md': '0 swept', 'docs/new.md': 'new' } },
    );
    expect(trace(steps, counting(2)).last['docs/p0.md']).toBe(commit);
    expect(trace(steps, skipping({ bulk })).last['docs/p0.md']).toBe('2');
  });

  it('counts the pages of a side branch as the merge has them', () => {
    const first = pagesOf('docs', 'first', 40);
    const steps: Step[] = [
      { id: '1', files: first },
      { id: '2', parents: ['1'], files: { ...first, ...pagesOf('docs', 'swept', 10) } },
      { id: '3', parents: ['1'], files: { ...first, code: 'x' } },
      { id: '4', parents: ['3', '2'], files: { ...first, ...pagesOf('docs', 'swept', 10), code: 'x' } },
      { id: '5', parents: ['4'], files: { 'docs/p0.md': '0 swept' } },
    ];
    expect(trace(steps, counting(1)).last).toEqual({ 'docs/p0.md': '1' });
  });

  it('counts pages that moved with an edit, and goes on with them under their old names', () => {
    const steps = line(
      { id: '1', files: pagesOf('docs', 'first', 12) },
      { id: '2', files: { ...pagesOf('docs', 'first', 12), 'docs/p3.md': '3 second' } },
      { id: '3', files: { ...pagesOf('wiki', 'swept', 12), 'wiki/other.md': 'other' } },
    );
    const { last, created } = trace(steps, { ...counting(13), created: true });
    expect([last['wiki/p3.md'], last['wiki/p4.md'], last['wiki/other.md']]).toEqual(['2', '1', '3']);
    expect([created['wiki/p3.md'], created['wiki/other.md']]).toEqual(['1', '3']);
    expect(trace(steps, { ...skipping({}), created: true }).created['wiki/p3.md']).toBe('3');
  });

  it('follows a page back through a sweep and its revert', () => {
    const steps = line({ id: '1', files: filled('first') }, { id: '2', files: filled('swept') }, { id: '3', files: filled('first') });
    expect(trace(steps, skipping({ bulk })).last['p00']).toBe('1');
  });

  it('passes over commits by id and by mark, anywhere in the message', () => {
    const steps = line(
      { id: '1', files: { a: 'x', b: 'x2' } },
      { id: '2', files: { a: 'y', b: 'y2' }, message: 'Format\n\nNothing new. [docs-skip]' },
      { id: '3', files: { a: 'z', b: 'y2' } },
    );
    expect(trace(steps, skipping({ commits: new Set(['3']), marks: [/\[docs-skip\]/] })).last).toEqual({ a: '1', b: '1' });
  });

  it('says so when a page has nothing but skipped commits', () => {
    const steps = line({ id: '1', files: { a: 'x' }, message: '[docs-skip]' }, { id: '2', files: { a: 'y' }, message: '[docs-skip]' });
    expect(trace(steps, skipping({ marks: [/docs-skip/] })).pages[0]?.lastChange).toMatchObject({ commit: '1', substantive: false });
  });

  it('passes over a merge that is to be skipped to what its first parent had', () => {
    const steps: Step[] = [
      ...line({ id: '1', files: { a: 'x' } }, { id: '2', files: { a: 'y' } }),
      { id: '3', parents: ['1'], files: { a: 'x', b: 'n' } },
      { id: '4', parents: ['2', '3'], files: { a: 'evil', b: 'evil too' } },
    ];
    const { pages } = trace(steps, skipping({ commits: new Set(['4']) }));
    expect(pages.map(({ lastChange }) => [lastChange?.commit, lastChange?.substantive])).toEqual([
      ['2', true],
      ['4', false],
    ]);
  });
});

describe('when a change was', () => {
  const at = (authored: number, committed: number, boundary = new Set<string>()) =>
    trace([{ id: '1', files: { a: 'x' }, authored, committed }], { boundary }).pages[0]?.lastChange;

  it('is when its author wrote it, not when it was rebased', () => {
    expect(at(100, 900)).toMatchObject({ at: 100, confidence: 'exact', author: 'Ada' });
  });
  it('is no later than it was committed', () => {
    expect(at(5000, 900)?.at).toBe(900);
  });
  it('is unknown where a shallow clone ends, but older than that commit', () => {
    expect(at(100, 900, new Set(['1']))).toEqual({ at: 900, commit: '1', author: 'Ada', confidence: 'older-than', substantive: true });
  });
});

describe('any history', () => {
  const blob = fc.constantFrom('', 'x', 'y', 'z');
  const steps = fc
    .array(fc.record({ a: blob, b: blob, parents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }), skipped: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    })
    .map((list) => list.map((step, index) => toStep(step, index)));

  function toStep({ a, b, parents, skipped }: { a: string; b: string; parents: number[]; skipped: boolean }, index: number): Step {
    // No content occurs under two names: this is not about renames.
    const files = Object.entries({ a: a && `a${a}`, b: b && `b${b}` }).filter(([, content]) => content !== '');
    const ids = index === 0 ? [] : [...new Set(parents.map((parent) => String(parent % index)))];
    return { id: String(index), parents: ids, files: Object.fromEntries(files), message: skipped ? 'skip' : '' };
  }

  /** The definition, word by word. */
  function define(steps: readonly Step[], path: string, from: Step): { last: string; substantive: boolean; created: string } {
    const parents = (from.parents ?? []).map((id) => steps[Number(id)]).filter((step) => step !== undefined);
    const same = parents.find(({ files }) => files[path] === from.files[path]);
    if (same) return define(steps, path, same);
    const counts = from.message !== 'skip';
    const [first] = parents;
    if (first?.files[path] === undefined) return { last: from.id, substantive: counts, created: from.id };
    const before = define(steps, path, first);
    return counts ? { ...before, last: from.id, substantive: true } : before;
  }

  it('is traced as the definition says', () => {
    fc.assert(
      fc.property(steps, fc.boolean(), (list, created) => {
        const head = list.at(-1);
        if (!head) throw new Error('A history needs a step.');
        const reachable = findReachable(list);
        const skip = { commits: new Set<string>(), marks: [/skip/], bulk: { share: 1, min: Infinity } };
        for (const { path, ...found } of trace(reachable, { skip, created }).pages) {
          const expected = define(list, path, head);
          expect({ last: found.lastChange?.commit, substantive: found.lastChange?.substantive }).toEqual({
            last: expected.last,
            substantive: expected.substantive,
          });
          if (created) expect(found.created?.commit).toBe(expected.created);
        }
      }),
      { numRuns: 2000 },
    );
  });

  /** The definition of all changes, word by word. */
  function defineChanges(steps: readonly Step[], path: string, from: Step): Set<string> {
    const parents = (from.parents ?? []).map((id) => steps[Number(id)]).filter((step) => step !== undefined);
    const same = parents.find(({ files }) => files[path] === from.files[path]);
    if (same) return defineChanges(steps, path, same);
    const holding = parents.filter(({ files }) => files[path] !== undefined);
    return new Set([from.id, ...holding.flatMap((parent) => [...defineChanges(steps, path, parent)])]);
  }

  it('has all changes that the definition names', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const head = list.at(-1);
        if (!head) throw new Error('A history needs a step.');
        const { changes } = trace(findReachable(list), { changes: true });
        const expected = Object.keys(head.files).map((path) => [path, [...defineChanges(list, path, head)].sort()]);
        expect(changes).toEqual(Object.fromEntries(expected));
      }),
      { numRuns: 2000 },
    );
  });

  function findReachable(list: readonly Step[]): Step[] {
    const wanted = new Set(list.slice(-1).map(({ id }) => id));
    for (const { id, parents = [] } of [...list].reverse()) if (wanted.has(id)) for (const parent of parents) wanted.add(parent);
    return list.filter(({ id }) => wanted.has(id));
  }

  it('with a thousand merges after one another takes no more than their number', () => {
    const list: Step[] = [{ id: '0', files: { a: 'x0' } }];
    for (let index = 1; index <= 1000; index += 1) {
      const before = `m${index - 1}`.replace(/^m0$/, '0');
      list.push({ id: `s${index}`, parents: [before], files: { a: `x${index}` } });
      list.push({ id: `t${index}`, parents: [before], files: { a: `x${index - 1}`, [`b${index}`]: 'n' } });
      list.push({ id: `m${index}`, parents: [`t${index}`, `s${index}`], files: { a: `x${index}` } });
    }
    expect(trace(list, { created: true })).toMatchObject({ last: { a: 's1000' }, created: { a: '0' } });
    expect(trace(list, { changes: true }).changes['a']).toHaveLength(1001);
  });
});
