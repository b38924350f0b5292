import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openFolder, plainEnvironment } from './build.ts';
import type { Files } from './repository.ts';

/** A git repository for a whole test file. The caller removes it. */
export interface Project {
  root: string;
  write(files: Files): void;
  git(...args: string[]): string;
  /** Writes files, stages everything and commits, always at the same moment unless told otherwise. */
  commit(files?: Files, date?: string): void;
  remove(): void;
}

/**
 * Makes a repository with one commit, in a folder of its own or in one that is given. Its name comes from its remote, so that it is the
 * same in any folder.
 */
export function openProject(files: Files, { root, remove } = openFolder()): Project {
  const project = toProject(root, remove);
  project.git('init', '--quiet', '--initial-branch=main');
  project.git('remote', 'add', 'origin', remote);
  project.commit(files);
  return project;
}

/** Clones a repository into an empty folder, with all of its history, under the same name as {@link openProject}'s. */
export function openClone(from: string, root: string, remove: () => void): Project {
  const project = toProject(root, remove);
  project.git('clone', '--quiet', '--shared', from, '.');
  project.git('remote', 'set-url', 'origin', remote);
  return project;
}

const remote = 'https://github.com/acme/handbook.git';

function toProject(root: string, remove: () => void): Project {
  const project: Project = {
    root,
    remove,
    write: (more) => writeFiles(root, more),
    git: (...args) => runGit(root, args),
    commit(more = {}, date = '2026-02-03T04:05:06Z') {
      project.write(more);
      runGit(root, ['add', '--all']);
      runGit(root, ['commit', '--quiet', '--allow-empty', '--message', 'Change'], date);
    },
  };
  return project;
}

function runGit(root: string, args: string[], date?: string): string {
  const person = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.com',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.com',
  };
  const dates = date === undefined ? {} : { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  return execFileSync('git', args, {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: plainEnvironment({ ...person, ...dates }),
  });
}

/** Writes files below a folder, with the folders that they need. */
export function writeFiles(root: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else symlinkSync(content.link, file);
  }
}
