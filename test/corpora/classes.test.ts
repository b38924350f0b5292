import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/core/decode-text.ts';
import { kindAt } from '../../src/core/page-kind.ts';
import { classify, type Classification } from '../../src/core/pathways/classify.ts';
import type { ChangeClass } from '../../src/core/pathways/fingerprint.ts';
import { toFingerprint } from '../../src/core/pathways/fingerprint-page.ts';
import type { UnitText } from '../../src/core/pathways/unit-text.ts';
import { pagePattern, type PageKind } from '../../src/core/source.ts';
import { readObjects } from '../../src/node/read-objects.ts';
import { maxTrustedBytes } from '../../src/node/read-sources.ts';
import readUnitText, { type ReadUnitText } from '../../src/node/unit-text-worker.ts';
import { findCorpus, openCorpus, type Corpus } from '../helpers/corpora.ts';
import { sha256 } from '../helpers/unit-text.ts';

/** How often real edits would ask learners for a second look. */
const minutes = 60_000;

/** Edits that are looked at in each corpus, spread evenly over its history: parsing both sides of all 8,000 would take minutes. */
const mostEdits = 200;

const measured: { corpus: Corpus; dialect: 'gfm' | 'obsidian'; kindOf: (path: string) => PageKind | undefined }[] = [
  { corpus: 'engineering-playbook', dialect: 'gfm', kindOf },
  { corpus: 'modernisation-platform', dialect: 'gfm', kindOf },
  { corpus: 'openshift-runbooks', dialect: 'gfm', kindOf: (path) => (path.startsWith('alerts/') ? 'runbook' : undefined) },
  { corpus: 'exercism-js', dialect: 'gfm', kindOf },
  { corpus: 'foam-docs', dialect: 'obsidian', kindOf },
];

function kindOf(path: string): PageKind | undefined {
  return kindAt(path, { kind: undefined });
}

/** One page in one commit. */
interface Edit {
  before: string;
  after: string;
  isRenamed: boolean;
  path: string;
}

/** Modifications and renames of pages outside of merges, newest first. */
async function listEdits(root: string): Promise<Edit[]> {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const args = ['log', '--no-merges', '-M', '-l0', '--diff-filter=MR', '--raw', '--no-abbrev', '-z', '--format='];
  const { stdout } = await promisify(execFile)('git', args, { cwd: root, env, maxBuffer: 512 * 1024 * 1024 });
  const changes = stdout.matchAll(/:\d+ \d+ (\w+) (\w+) (?:R\d+\0([^\0]+)|M)\0([^\0]+)/g);
  const edits = Array.from(changes, ([, before = '', after = '', former, path = '']) => ({
    before,
    after,
    isRenamed: former !== undefined,
    path,
  }));
  return edits.filter(({ path }) => pagePattern.test(path));
}

function spread<Item>(items: readonly Item[], count: number): Item[] {
  const step = items.length / Math.min(count, items.length || 1);
  return items.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

async function readAll(
  root: string,
  edits: readonly Edit[],
  dialect: 'gfm' | 'obsidian',
): Promise<Map<string, ReadUnitText & { body: string }>> {
  const paths = new Map(edits.flatMap(({ before, after, path }) => [[before, path] as const, [after, path] as const]));
  const texts = new Map<string, ReadUnitText & { body: string }>();
  for await (const [blob, bytes] of readObjects(root, paths.keys(), { mostBytes: maxTrustedBytes })) {
    const { text } = decodeText(bytes);
    const body = text.replace(/^---\r?\n[\s\S]*?\n---\r?\n/, '');
    texts.set(blob, { ...readUnitText({ path: paths.get(blob) ?? '', blob, dialect, text }), body });
  }
  return texts;
}

interface Counts extends Record<ChangeClass, number> {
  corpus: string;
  kind: string;
  edits: number;
  renames: number;
  looked: number;
  metadata: number;
}

const table: Counts[] = [];

function toUnit({ learning, blocks, meta }: ReadUnitText, kind: PageKind | undefined): UnitText {
  return { kind, fingerprint: toFingerprint({ kind, meta, learning }, sha256), blocks };
}

function count(row: Counts, { class: changeClass }: Classification, isMetadata: boolean): void {
  row.looked += 1;
  row[changeClass] += 1;
  if (isMetadata) row.metadata += 1;
}

describe.each(measured)('$corpus', ({ corpus, dialect, kindOf }) => {
  const path = findCorpus(corpus);

  it.skipIf(path === undefined)(
    'has edits of every size, and no edit of metadata alone is one of content',
    { timeout: 10 * minutes },
    async () => {
      const { root } = openCorpus(path ?? '');
      const all = await listEdits(root);
      const looked = spread(
        all.filter(({ before, after }) => before !== after),
        mostEdits,
      );
      const texts = await readAll(root, looked, dialect);
      const rows = ['runbook', 'other'].map((kind): Counts => {
        const own = all.filter(({ path }) => (kindOf(path) === 'runbook') === (kind === 'runbook'));
        const renames = own.filter(({ isRenamed }) => isRenamed).length;
        return { corpus, kind, edits: own.length, renames, looked: 0, C0: 0, C1: 0, C2: 0, C3: 0, metadata: 0 };
      });
      for (const edit of looked) {
        const [from, to] = [texts.get(edit.before), texts.get(edit.after)];
        if (!from || !to) continue;
        const kind = kindOf(edit.path);
        const [before, after] = [toUnit(from, kind), toUnit(to, kind)];
        const found = classify(before, after);
        const isMetadata = from.body === to.body && from.meta.title === to.meta.title;
        const row = rows[kind === 'runbook' ? 0 : 1];
        if (row) count(row, found, isMetadata);
        if (isMetadata) expect([edit.path, found.class]).toEqual([edit.path, 'C0']);
        expect(found.certain).toBe(true);
        expect([edit, classify(after, before).class === 'C0']).toEqual([edit, found.class === 'C0']);
        expect([edit, found.class === 'C0']).toEqual([edit, JSON.stringify(before.fingerprint) === JSON.stringify(after.fingerprint)]);
        if (kind === 'runbook') expect([edit, found.class]).not.toEqual([edit, 'C1']);
      }
      table.push(...rows.filter(({ edits }) => edits > 0));
      const [runbooks, others] = rows as [Counts, Counts];
      expect(runbooks.looked + others.looked).toBe(looked.length);
      for (const row of rows) expect(row.C0 + row.C1 + row.C2 + row.C3).toBe(row.looked);
      expect(runbooks.C0 + others.C0).toBeGreaterThan(looked.length * 0.15);
      expect(runbooks.C3 + others.C3).toBe(0);
    },
  );
});

afterAll(() => {
  if (table.length === 0) return;
  const columns = ['corpus', 'kind', 'edits', 'renames', 'looked', 'C0', 'C1', 'C2', 'C3', 'metadata'] as const;
  const lines = [columns, ...table.map((row) => columns.map((column) => String(row[column])))];
  process.stdout.write(`${lines.map((cells) => cells.map((cell, at) => cell.padEnd(at === 0 ? 24 : 10)).join('')).join('\n')}\n`);
});
