import { hash } from 'node:crypto';
import type { Catalog } from '../core/catalog.ts';
import type { Finding } from '../core/diagnostic.ts';
import { explainIssues } from '../core/explain-schema.ts';
import { listingLimits, parseYaml } from '../core/locate-yaml.ts';
import { findGone, findRecordedPage, judgeRecord, listTemplates, recordPath, recordSchema } from '../core/verify/record.ts';
import type { Verification, VerifyRecord } from '../core/verify/record.ts';
import { runGit } from './git.ts';
import type { RepositoryFiles } from './repository-files.ts';

/** The digest that records are written with: SHA-256 in hex. */
export function recordHash(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/** What was verified, and what is wrong with the file that says so. */
export interface LoadedRecord {
  record: VerifyRecord;
  /** What each page may say, by its id. */
  verified: Map<string, Verification>;
  findings: Finding[];
}

/** Reads the record and judges it by what pages say now. A record with a fault says nothing at all. */
export async function readVerified(root: string, files: Pick<RepositoryFiles, 'read'>, catalog: Catalog): Promise<LoadedRecord> {
  const read = await files.read(recordPath, 4 * listingLimits.length);
  if (read.type === 'missing') return { record: new Map(), verified: new Map(), findings: [] };
  if (read.type !== 'text') {
    const finding: Finding = { rule: 'config/missing-file', message: 'The record of what was verified can’t be read.', file: recordPath };
    return { record: new Map(), verified: new Map(), findings: [finding] };
  }
  // JSON is YAML, and this reader knows where everything stands.
  const { data, locate, problems } = parseYaml(read.text, { limits: listingLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file: recordPath, range }));
  const result = recordSchema.safeParse(data);
  if (!result.success) {
    const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
    findings.push(...explainIssues(result.error.issues, { file: recordPath, schema: recordSchema, data, locate, rules }));
  }
  const record: VerifyRecord = new Map(result.success && problems.length === 0 ? Object.entries(result.data.pages) : []);
  findings.push(...findGone(record, catalog, (path) => locate(path, 'key')));
  return { record, verified: await judge(root, record, catalog), findings };
}

async function judge(root: string, record: VerifyRecord, catalog: Catalog): Promise<Map<string, Verification>> {
  const pages = [...record].flatMap(([id, entry]) => {
    const page = findRecordedPage(catalog, id);
    return page ? [{ page, entry }] : [];
  });
  const trees = await readTrees(root, [...new Set(pages.flatMap(({ page }) => listTemplates(page)))]);
  const treeOf = (folder: string): string | undefined => trees.get(folder);
  return new Map(pages.map(({ page, entry }) => [page.id, judgeRecord(page, entry, { hash: recordHash, treeOf })]));
}

/** Git trees of folders as the checked out commit has them; a folder that it doesn't have is left out. */
export async function readTrees(root: string, folders: readonly string[]): Promise<Map<string, string>> {
  if (folders.length === 0) return new Map();
  const answer = await runGit(root, ['ls-tree', '-d', '-z', 'HEAD', '--', ...folders]);
  const entries = answer?.status === 0 ? answer.stdout.toString('utf8').split('\0') : [];
  return new Map(
    entries.flatMap((entry): [string, string][] => {
      const [, id, path] = /^040000 tree ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
      return id === undefined || path === undefined ? [] : [[path, id]];
    }),
  );
}
