import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/user-error.ts';
import { quote } from '../core/wording.ts';
import { GitError, runGit, runListed, type GitOptions, type GitResult } from './git.ts';
import { inspectRepository } from './history-repository.ts';

/**
 * The only place where git writes objects, and a branch that wasn’t there (`move-files.ts` moves files). The working tree, the index and branches that exist are never
 * touched, and nothing of the repository's runs: hooks are switched off with everything else, and content goes in without filters.
 */
const writingCommands = [
  'check-ref-format',
  'commit-tree',
  'hash-object',
  'read-tree',
  'update-index',
  'update-ref',
  'write-tree',
] as const;

/** A commit to make. */
export interface BranchOptions {
  branch: string;
  /** Commit that it follows: full id. */
  parent: string;
  message: string;
  /** New content of files that the parent has, by path below the root. */
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Makes a branch with one commit on top of another, and gives the commit's id. The author is the one of git's configuration or
 * environment. Throws a `UserError` when there is such a branch, the name is none, nobody is configured, or the parent lacks a file.
 */
export async function createBranch(root: string, { branch, parent, message, files }: BranchOptions): Promise<string> {
  const { top, prefix } = await findTop(root);
  const ref = `refs/heads/${branch}`;
  const named = await write(top, ['check-ref-format', ref]);
  // These are names of refs, but `git switch` and `git push` would take them for something else.
  if (named.status !== 0 || branch.startsWith('-') || branch === 'HEAD')
    throw new UserError(`${quote(branch)} can’t be the name of a branch.`, { hint: chooseBranch });
  const modes = await readModes(top, parent);
  const folder = await mkdtemp(join(tmpdir(), 'waymark-index-'));
  try {
    const environment = { GIT_INDEX_FILE: join(folder, 'index') };
    await expectText(top, ['read-tree', parent], { environment });
    const entries: string[] = [];
    for (const [path, content] of files) {
      const mode = modes.get(prefix + path);
      if (mode !== '100644' && mode !== '100755') throw new UserError(`\`${path}\` is no file of the commit ${parent.slice(0, 10)}.`);
      const blob = await expectText(top, ['hash-object', '-w', '--stdin', '--no-filters'], { input: content });
      entries.push(`${mode} ${blob}\t${prefix}${path}\0`);
    }
    await expectText(top, ['update-index', '-z', '--index-info'], { environment, input: entries.join('') });
    // What a partial clone lacks is in the parent's tree, and stays in this one.
    const tree = await expectText(top, ['write-tree', '--missing-ok'], { environment });
    const commit = await commitTree(top, tree, parent, message);
    await createRef(top, ref, commit, branch);
    return commit;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const chooseBranch = 'Choose another with `--branch NAME`.';

async function findTop(root: string): Promise<{ top: string; prefix: string }> {
  const repository = await inspectRepository(root);
  if ('head' in repository && 'top' in repository) return repository;
  throw new UserError('There is no commit to start a branch from.', { hint: 'A branch needs a git repository with a commit.' });
}

async function readModes(top: string, commit: string): Promise<Map<string, string>> {
  const listed = await runGit(top, ['ls-tree', '-r', '-z', commit]);
  if (listed?.status !== 0) throw new GitError(`git ls-tree failed: ${listed?.stderr.trim() ?? 'git is missing'}`);
  const entries = listed.stdout.toString('utf8').split('\0').filter(Boolean);
  return new Map(entries.map((entry) => [entry.slice(entry.indexOf('\t') + 1), entry.slice(0, entry.indexOf(' '))]));
}

async function commitTree(top: string, tree: string, parent: string, message: string): Promise<string> {
  const committed = await write(top, ['commit-tree', '--no-gpg-sign', '-p', parent, '-F', '-', tree], {
    input: message.replaceAll('\0', ''),
    environment: identityOf(process.env),
  });
  if (committed.status === 0) return committed.stdout.toString('utf8').trim();
  if (!/tell me who you are|identity|ident name|no email/i.test(committed.stderr)) throw failed('commit-tree', committed);
  throw new UserError('Git doesn’t know who commits.', {
    hint: 'Run `git config user.name "…"` and `git config user.email "…"` in the repository.',
  });
}

/** An old value that is empty means that the ref may not exist yet (git-update-ref). A symbolic ref that leads nowhere doesn't exist to it. */
async function createRef(top: string, ref: string, commit: string, branch: string): Promise<void> {
  const taken = new UserError(`The branch ${quote(branch)} can’t be made: it exists, or another is in its way.`, { hint: chooseBranch });
  const symbolic = await runGit(top, ['symbolic-ref', '--quiet', ref]);
  if (symbolic?.status === 0) throw taken;
  const updated = await write(top, ['update-ref', '--no-deref', '-m', 'waymark review', ref, commit, '']);
  if (updated.status === 0) return;
  if (/already exists|is at|cannot lock/i.test(updated.stderr)) throw taken;
  throw failed('update-ref', updated);
}

type Command = (typeof writingCommands)[number];

interface WriteOptions extends GitOptions {
  environment?: Readonly<Record<string, string>>;
}

async function write(top: string, [command, ...rest]: readonly [Command, ...string[]], options: WriteOptions = {}): Promise<GitResult> {
  const result = await runListed(top, [command, ...rest], { ...options, commands: writingCommands, settings });
  if (!result) throw new GitError('Git is needed here, and could not be started.', { hint: 'Install git, or add it to PATH.' });
  return result;
}

async function expectText(top: string, args: readonly [Command, ...string[]], options: WriteOptions = {}): Promise<string> {
  const result = await write(top, args, options);
  if (result.status !== 0) throw failed(args[0], result);
  return result.stdout.toString('utf8').trim();
}

function failed(command: Command, { stderr, status }: GitResult): GitError {
  return new GitError(`git ${command} failed: ${stderr.trim().split('\n', 1)[0] ?? ''}`, { status });
}

/**
 * Settings beside those of every call: an author is never guessed from the name of the machine, the message is UTF-8, and the index that
 * is made here is one file.
 */
const settings: readonly string[] = ['user.useConfigOnly=true', 'i18n.commitEncoding=UTF-8', 'core.splitIndex=false'];

/** Who commits, where the environment says so: it is the user's, as configuration outside of the repository is. */
function identityOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const names = ['AUTHOR', 'COMMITTER'].flatMap((role) => ['NAME', 'EMAIL', 'DATE'].map((field) => `GIT_${role}_${field}`));
  return Object.fromEntries(names.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]]])));
}
