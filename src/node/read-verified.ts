import { hash } from 'node:crypto';
import type { Catalog } from '../core/catalog.ts';
import type { Finding } from '../core/diagnostic.ts';
import type { YamlLimits } from '../core/convert-yaml.ts';
import { explainIssues } from '../core/explain-schema.ts';
import { addDays } from '../core/interval.ts';
import { parseYaml } from '../core/locate-yaml.ts';
import { findUnknownRuns } from '../core/verify/find-unknown-runs.ts';
import { findGone, findRecordedPage, judgeRecord, listTemplates, recordPath, recordSchema } from '../core/verify/record.ts';
import type { Verification, VerifyRecord } from '../core/verify/record.ts';
import { runGit } from './git.ts';
import { inspectRepository } from './history-repository.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { readToday } from './today.ts';

/** The digest that records are written with: SHA-256 in hex. */
export function recordHash(text: string | Uint8Array): string {
  return hash('sha256', text);
}

/**
 * Bounds of the record: a portal of 10,000 pages with a block each has some 1.3 million characters of it, and as many nodes as it has
 * blocks and fields.
 */
const recordLimits: Readonly<YamlLimits> = { length: 8 * 1024 * 1024, depth: 20, nodes: 500_000, aliases: 0 };

/** What was verified, and what is wrong with the file that says so. */
export interface LoadedRecord {
  record: VerifyRecord;
  /** What each page may say, by its id. */
  verified: Map<string, Verification>;
  findings: Finding[];
}

/** Reads the record and judges it by what pages say now. A record with a fault says nothing at all. */
export async function readVerified(root: string, files: Pick<RepositoryFiles, 'read'>, catalog: Catalog): Promise<LoadedRecord> {
  const read = await files.read(recordPath, 4 * recordLimits.length);
  if (read.type === 'missing') return { record: new Map(), verified: new Map(), findings: [] };
  if (read.type !== 'text') {
    const finding: Finding = { rule: 'config/missing-file', message: 'The record of what was verified can’t be read.', file: recordPath };
    return { record: new Map(), verified: new Map(), findings: [finding] };
  }
  // JSON is YAML, and this reader knows where everything stands.
  const { data, locate, problems } = parseYaml(read.text, { limits: recordLimits });
  const findings = problems.map(({ message, hint, range }): Finding => ({ rule: 'config/yaml', message, hint, file: recordPath, range }));
  // What wasn't read at all isn't judged.
  if (problems.some(({ code }) => code === 'limit')) return { record: new Map(), verified: new Map(), findings };
  const result = recordSchema.safeParse(data);
  if (!result.success) {
    const rules = { unknownField: 'config/unknown-field', invalidValue: 'config/invalid-value' } as const;
    findings.push(...explainIssues(result.error.issues, { file: recordPath, schema: recordSchema, data, locate, rules }));
  }
  const record: VerifyRecord = new Map(result.success && problems.length === 0 ? Object.entries(result.data.pages) : []);
  findings.push(...findGone(record, catalog, (path) => locate(path, 'key')));
  const unreached = await findUnreached(root, new Set([...record.values()].map(({ commit }) => commit)));
  // Days are UTC days; whoever writes their own may be a day ahead, as for reviews.
  const unknown = findUnknownRuns(record, { latest: addDays(readToday(process.env), 1), unreached }, locate);
  findings.push(...unknown.values());
  const known = new Map([...record].filter(([id]) => !unknown.has(id)));
  return { record, verified: await judge(root, known, catalog), findings };
}

/** Commits that HEAD doesn't reach. None where that can't be known: without git, without a commit, and in a shallow clone. */
async function findUnreached(root: string, commits: ReadonlySet<string>): Promise<Set<string>> {
  if (commits.size === 0) return new Set();
  const repository = await inspectRepository(root);
  if (!('boundary' in repository) || repository.boundary) return new Set();
  const types = await runGit(root, ['cat-file', '--batch-check=%(objectname) %(objecttype)'], { input: toLines(commits) });
  if (types?.status !== 0) return new Set();
  const lines = new Set(types.stdout.toString('utf8').split('\n'));
  const present = [...commits].filter((commit) => lines.has(`${commit} commit`));
  const walk = await runGit(root, ['rev-list', '--stdin'], { input: toLines([...present, '^HEAD']) });
  if (walk?.status !== 0) return new Set();
  const beside = new Set(walk.stdout.toString('utf8').split('\n'));
  return new Set([...commits].filter((commit) => !lines.has(`${commit} commit`) || beside.has(commit)));
}

function toLines(texts: Iterable<string>): string {
  return [...texts].map((text) => `${text}\n`).join('');
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
