import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** Content of a file by its path: text, bytes, or where a symbolic link points. */
export type Files = Record<string, string | Uint8Array | { link: string }>;

/** One commit of {@link makeRepository}. */
export interface CommitOptions {
  /** Moment of author and committer. */
  date?: string;
  message?: string;
  /** `Name <address>`. */
  author?: string;
}

/** A folder with files below the system's temporary folder. */
export interface Folder {
  root: string;
  write: (files: Files) => void;
}

/** A real git repository below the system's temporary folder. */
export interface Repository extends Folder {
  /** Runs git in the repository and gives its output. */
  git: (...args: string[]) => string;
  /** Writes files, stages everything and commits; gives the commit's id. */
  commit: (files: Files, options?: CommitOptions) => string;
}

/** Makes a folder that removes itself after the test. */
export function makeFolder(files: Files = {}): Folder {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'waymark-test-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const write = (more: Files): void => writeFiles(root, more);
  write(files);
  return { root, write };
}

/** Makes a repository with one commit that holds `files`; without files there is no commit. Removes itself after the test. */
export function makeRepository(files: Files = {}, options: CommitOptions = {}): Repository {
  const { root, write } = makeFolder();
  const git = (...args: string[]): string => runGit(root, args);
  const commit = (more: Files, { date = '2026-01-01T12:00:00Z', message = 'Change', author }: CommitOptions = {}): string => {
    write(more);
    git('add', '--all');
    runGit(root, ['commit', '--quiet', '--allow-empty', '--message', message], { date, ...(author === undefined ? {} : { author }) });
    return git('rev-parse', 'HEAD').trim();
  };
  git('init', '--quiet', '--initial-branch=main');
  if (Object.keys(files).length > 0) commit(files, options);
  return { root, write, git, commit };
}

function runGit(
  root: string,
  args: string[],
  { author = 'Ada <ada@example.com>', date = '' }: { author?: string; date?: string } = {},
): string {
  const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(author) ?? [];
  const identity = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  const dates = date === '' ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...identity, ...dates },
  });
}

function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else symlinkSync(content.link, file);
  }
}
