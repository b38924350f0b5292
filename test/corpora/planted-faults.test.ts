import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareDiagnostics } from '../../src/core/diagnostic.ts';
import { countFaults, findNewFaults } from '../../src/core/find-new-faults.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { runIn } from '../cli/command-line.ts';
import { cloneCorpus, findCorpus, type CorpusCopy } from '../helpers/corpora.ts';
import { writeFiles } from '../helpers/project.ts';
import { findGround, kindCount, plantFaults, settings } from './plant-faults.ts';

/** Faults as people make them, in a wiki that others wrote: all are told in one run, each where it is, once, and nothing else is. */
const faults = 100;

const path = findCorpus('engineering-playbook');

async function check(root: string): Promise<Diagnostic[]> {
  const { out } = await runIn(root, ['check', '--format', 'json']);
  return (JSON.parse(out) as { diagnostics: Diagnostic[] }).diagnostics;
}

describe.skipIf(path === undefined)(`${faults} faults of ${kindCount} kinds in a wiki of 246 pages`, () => {
  let copy: CorpusCopy;
  beforeAll(() => {
    copy = cloneCorpus(path ?? '');
  });
  afterAll(() => {
    copy?.remove();
  });

  test('are each reported once, at their lines, in one run, and nothing else is', async () => {
    const { root } = copy;
    writeFiles(root, settings);
    const before = countFaults(await check(root));
    const files = execFileSync('git', ['ls-files', 'docs/*.md'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    const planted = plantFaults(root, findGround(root, files), faults);
    // That a page runs code is no fault, and what is told of it is its business.
    const found = findNewFaults(await check(root), before).filter(({ rule }) => rule !== 'mdx/live');
    const tell = ({ file, line, rule }: { file: string; line: number; rule: string }): string => `${file}:${line} ${rule}`;
    expect(found.sort(compareDiagnostics).map(({ file, range, rule }) => tell({ file, line: range?.start.line ?? 0, rule }))).toEqual(
      planted.map(tell).sort(),
    );
  });
});
