import { join } from 'node:path';
import type { Page } from '../../src/core/catalog.ts';
import { isMisread } from '../../src/core/document.ts';
import { UserError } from '../../src/core/user-error.ts';
import { findRecordedPage, listTemplates, recordPath, toBlockDigest, writeRecord } from '../../src/core/verify/record.ts';
import type { PageRecord } from '../../src/core/verify/record.ts';
import { hasPassed, type PageResult } from '../../src/core/verify/result.ts';
import { listQuoted } from '../../src/core/wording.ts';
import { resolveCommit } from '../../src/node/git.ts';
import type { LoadedCatalog } from '../../src/node/load-catalog.ts';
import { readTrees, readVerified, recordHash } from '../../src/node/read-verified.ts';
import { openWorkingTree } from '../../src/node/repository-files.ts';
import type { TrackedFile } from '../../src/node/tracked-files.ts';
import { openUncommitted } from '../../src/node/uncommitted.ts';
import { listTemplate } from '../../src/node/verify/copy-template.ts';
import { writeFileAtomically } from '../../src/node/write-file.ts';

/** What recording needs to know of a run. */
export interface RecordRequest {
  pages: readonly Page[];
  tracked: ReadonlyMap<string, TrackedFile>;
  today: string;
  /** Whether every page is run, so that records of others are of pages that have nothing to verify any more. */
  isWhole: boolean;
}

/** Writes what passed into the record. */
export interface Recorder {
  /** Gives the ids of the pages that were recorded. */
  write(results: readonly PageResult[]): Promise<string[]>;
}

/**
 * Prepares the record before anything is run. Throws a `UserError` where it couldn't be true: without a commit, with changes that no commit
 * holds, and over a record that can't be read.
 */
export async function openRecorder({ root, catalog }: LoadedCatalog, { pages, tracked, today, isWhole }: RecordRequest): Promise<Recorder> {
  const commit = await resolveCommit(root, 'HEAD');
  if (commit === undefined) throw new UserError('`--record` needs a commit that it can name.', { hint: 'Commit the pages first.' });
  await refuseUncommitted(root, commit, { pages, tracked });
  const { record, findings } = await readVerified(root, openWorkingTree(root), catalog);
  const broken = findings.find(({ rule }) => rule.startsWith('config/'));
  if (broken) throw new UserError(`\`${recordPath}\` can’t be read: ${broken.message}`, { hint: 'Mend it, or remove it and record anew.' });
  const trees = await readTrees(root, [...new Set(pages.flatMap(listTemplates))]);
  return {
    async write(results) {
      const passed = new Set(results.filter(hasPassed).map(({ id }) => id));
      const run = new Set(pages.map(({ id }) => id));
      // What is known to fail is no longer verified, and a page that moved is recorded under its own id.
      const kept = [...record].filter(([id]) => {
        const page = findRecordedPage(catalog, id);
        return isWhole ? page && isMisread(page.document) : !run.has(page?.id ?? '');
      });
      const recorded = pages.filter(({ id }) => passed.has(id));
      const entries = recorded.map((page) => [page.id, toPageRecord(page, { commit, today, trees })] as const);
      const next = new Map([...kept, ...entries]);
      if (next.size + record.size > 0) await writeFileAtomically(join(root, recordPath), writeRecord(next));
      return recorded.map(({ id }) => id);
    },
  };
}

async function refuseUncommitted(
  root: string,
  commit: string,
  { pages, tracked }: Pick<RecordRequest, 'pages' | 'tracked'>,
): Promise<void> {
  const findEdited = await openUncommitted(root, commit);
  const edited = new Set<string>();
  for (const page of pages) {
    const templates = listTemplates(page).flatMap((folder) => listTemplate(folder, tracked));
    for (const path of await findEdited({ path: page.path, meta: {} }, [page.path, ...templates])) edited.add(path);
  }
  if (edited.size === 0) return;
  const paths = [...edited].sort();
  throw new UserError(`The record would name a commit that doesn’t hold ${listQuoted(paths.slice(0, 5), 'and')}.`, {
    hint: 'Commit them, then run `waymark verify --record` again.',
  });
}

function toPageRecord(
  page: Page,
  { commit, today, trees }: { commit: string; today: string; trees: ReadonlyMap<string, string> },
): PageRecord {
  const blocks = (page.document.blocks ?? []).map((block) => [block.name, toBlockDigest(block, recordHash)] as const);
  const templates = listTemplates(page).flatMap((folder) => {
    const tree = trees.get(folder);
    return tree === undefined ? [] : [[folder, tree] as const];
  });
  return {
    commit,
    on: today,
    blocks: Object.fromEntries(blocks),
    ...(templates.length > 0 && { templates: Object.fromEntries(templates) }),
  };
}
