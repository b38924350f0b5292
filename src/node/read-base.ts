import { hash } from 'node:crypto';
import { join, posix } from 'node:path';
import type { Page } from '../core/catalog.ts';
import { configSchema } from '../core/config.ts';
import { countFaults, type FaultCounts } from '../core/find-new-faults.ts';
import { frontmatterLimits, parseYaml } from '../core/locate-yaml.ts';
import { pairMoved, type LoneFile } from '../core/pair-moved.ts';
import { toPageState, type PageState } from '../core/pull-report/page-state.ts';
import { UserError } from '../core/user-error.ts';
import { openCache } from './cache.ts';
import { checkCatalog } from './check-catalog.ts';
import { openCommit } from './commit-files.ts';
import { resolveCommit, runGit } from './git.ts';
import { toKnownCache } from './known-cache.ts';
import { loadCatalog, type LoadedCatalog } from './load-catalog.ts';
import { checkFingerprint } from './pipeline-fingerprint.ts';
import type { LoadedConfig } from './read-config.ts';
import { readRepositoryInfo } from './read-repository.ts';
import type { RepositoryFiles } from './repository-files.ts';
import { maxTrustedBytes } from './read-sources.ts';
import { workFolder } from './work-folder.ts';

/** What is known of the state that a change started from. */
export interface Base {
  /** The commit that HEAD and the ref have in common. */
  commit: string;
  faults: FaultCounts;
  pages: readonly PageState[];
  /** Digests of locks by path. */
  locks: ReadonlyMap<string, string>;
  /** Pages that were moved since: new paths to old ones. */
  movedFrom: ReadonlyMap<string, string>;
}

/** What the cache keeps of a base. */
interface KeptBase {
  faults: [key: string, count: number][];
  pages: PageState[];
  locks: [path: string, digest: string][];
}

/**
 * Judges the repository as it was at the commit that HEAD and `ref` have in common, like a pull request does, and pairs the pages
 * that went with those that came since. `config` is the file that was asked for, if one was. Throws a `UserError` when there is no
 * such commit or this clone doesn't hold it.
 */
export async function readBase(loaded: LoadedCatalog, ref: string, config: string | undefined): Promise<Base> {
  const { root } = loaded;
  const commit = await resolveBase(root, ref);
  const cache = openCache(join(workFolder(root), 'cache'), { fingerprint: checkFingerprint(), realm: 'untrusted' });
  const { name } = await readRepositoryInfo(root);
  const key = hash('sha256', JSON.stringify([commit, name, config, loaded.catalog.config]));
  const known = await cache.get('base', key);
  const kept = known ? (JSON.parse(known.toString('utf8')) as KeptBase) : await judgeCommit(loaded, commit, config);
  if (!known) {
    await cache.set('base', key, JSON.stringify(kept));
    await cache.prune('base', [key]);
  }
  const { faults, pages, locks } = kept;
  return { commit, faults: new Map(faults), pages, locks: new Map(locks), movedFrom: await findMoves(loaded, commit, pages) };
}

/** The id of the commit that HEAD and a ref have in common. Throws a `UserError` when there is none, or this clone lacks it. */
export async function resolveBase(root: string, ref: string): Promise<string> {
  const head = await resolveCommit(root, 'HEAD');
  if (head === undefined) {
    throw new UserError('There is no commit to compare with.', { hint: '`--changed-since` needs a git repository with a commit.' });
  }
  const other = await resolveCommit(root, ref);
  if (other === undefined) throw await explainUnknownRef(root, ref);
  const result = await runGit(root, ['merge-base', head, other]);
  const base = result?.stdout.toString('utf8').trim().split('\n')[0] ?? '';
  if (result?.status === 0 && base !== '') return base;
  throw (await isShallow(root))
    ? new UserError(`This shallow clone lacks the commit that HEAD and \`${ref}\` have in common.`, { hint: fetchAll })
    : new UserError(`HEAD and \`${ref}\` have no commit in common.`, { hint: 'Name the branch that this one started from.' });
}

const fetchAll =
  'Fetch the whole history: `fetch-depth: 0` for actions/checkout, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand.';

async function explainUnknownRef(root: string, ref: string): Promise<UserError> {
  const message = `There is no commit \`${ref}\`.`;
  if (await resolveCommit(root, `refs/remotes/origin/${ref}`)) return new UserError(message, { hint: `Did you mean \`origin/${ref}\`?` });
  return new UserError(message, { hint: (await isShallow(root)) ? fetchAll : 'Name a branch, a tag or a commit that this clone has.' });
}

async function isShallow(root: string): Promise<boolean> {
  const result = await runGit(root, ['rev-parse', '--is-shallow-repository']);
  return result?.stdout.toString('utf8').trim() === 'true';
}

async function judgeCommit(loaded: LoadedCatalog, commit: string, config: string | undefined): Promise<KeptBase> {
  const { root } = loaded;
  const files = await openCommit(root, commit);
  const state = { files, config: await readConfigAt(files, loaded, config), cache: toKnownCache(loaded) };
  const base = await loadCatalog(root, { bodies: false, state });
  return {
    faults: [...countFaults(checkCatalog(base))],
    pages: base.catalog.pages.map((page) => toPageState(page, base.ownershipOf(page).owners)),
    locks: [...base.catalog.curriculum.locks],
  };
}

/**
 * The configuration as it was. One that could not be used then, or that lies elsewhere, gives way to today's: a comparison with
 * nothing would call every fault new.
 */
async function readConfigAt(files: RepositoryFiles, loaded: LoadedCatalog, config: string | undefined): Promise<LoadedConfig> {
  const today = { config: loaded.catalog.config, file: loaded.configFile, locate: loaded.locateConfig };
  const names = config === undefined ? ['waymark.yml', 'waymark.yaml'] : [posix.normalize(today.file ?? config)];
  for (const file of names) {
    const read = await files.read(file, 4 * frontmatterLimits.length);
    if (read.type !== 'text') continue;
    const { data, locate } = parseYaml(read.text);
    const { success, data: parsed } = configSchema.safeParse(data ?? {});
    return success ? { config: parsed, file, locate } : today;
  }
  return config === undefined ? { config: configSchema.parse({}), file: undefined, locate: () => undefined } : today;
}

/** Where pages were: those that name the id that they had, and of the others those whose texts are alike. */
async function findMoves(
  { root, tree, catalog }: LoadedCatalog,
  commit: string,
  former: readonly PageState[],
): Promise<Map<string, string>> {
  const before = new Set(former.map(({ path }) => path));
  const now = new Set(tree.files.map(({ path }) => path));
  const lost = former.filter(({ path }) => !now.has(path));
  const newcomers = tree.files.filter(({ path }) => !before.has(path));
  const named = pairNamed(
    lost,
    newcomers.flatMap(({ path }) => catalog.pageAt(path) ?? []),
  );
  const found = new Set(named.values());
  const gone = lost.filter(({ path }) => !found.has(path));
  const come = newcomers.filter(({ path }) => !named.has(path));
  if (gone.length === 0 || come.length === 0) return named;
  const files = await openCommit(root, commit);
  const texts = await Promise.all(
    gone.map(async ({ path, blob }): Promise<LoneFile[]> => {
      const file = await files.read(path, maxTrustedBytes);
      return file.type === 'text' ? [{ path, blob, text: file.text }] : [];
    }),
  );
  return new Map([...named, ...pairMoved(texts.flat(), come)]);
}

/** New paths to old ones, of pages that kept their id or remember it. */
function pairNamed(gone: readonly PageState[], come: readonly Page[]): Map<string, string> {
  const paths = new Map(gone.map(({ id, path }) => [id, path]));
  const pairs = new Map<string, string>();
  for (const { id, formerIds, path } of come) {
    const known = [id, ...formerIds].find((one) => paths.has(one));
    const from = known === undefined ? undefined : paths.get(known);
    if (known === undefined || from === undefined) continue;
    pairs.set(path, from);
    paths.delete(known);
  }
  return pairs;
}
