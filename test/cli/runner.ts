import { execFile, execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { makeFolder, makeRepository, type Files } from '../helpers/repository.ts';
import { ensureCompiled, programFile } from './program.ts';

/** What lines of a recipe did. */
export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs lines of a recipe as its host does: bash that stops at the first failure, and `npx` gives this checkout for what is installed. */
export async function runLines(cwd: string, lines: string, variables: Record<string, string> = {}): Promise<Run> {
  ensureCompiled();
  const node = process.execPath;
  const { root: tools } = makeFolder({
    npx: `#!/bin/sh\n[ "$1 $2" = "--no-install waymark" ] || exit 99\nshift 2\nexec "${node}" "${programFile}" "$@"\n`,
    node: `#!/bin/sh\nexec "${node}" "$@"\n`,
  });
  for (const tool of ['npx', 'node']) chmodSync(join(tools, tool), 0o755);
  const { FORCE_COLOR: _forced, ...env } = process.env;
  const path = `${tools}${delimiter}${process.env['PATH'] ?? ''}`;
  const options = { cwd, encoding: 'utf8' as const, env: { ...env, ...variables, PATH: path } };
  return await new Promise((resolve) => {
    const child = execFile('bash', ['-e', '-o', 'pipefail', '-c', lines], options, (_, stdout, stderr) => {
      resolve({ status: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

/** A clone as the runner of a pull request has it: the merge of the change into its base is checked out, detached. */
export function clonePullRequest(base: Files, change: Files, removed: readonly string[] = []): string {
  const origin = makeRepository(base);
  origin.git('switch', '--quiet', '--create', 'topic');
  if (removed.length > 0) origin.git('rm', '--quiet', ...removed);
  origin.commit(change);
  origin.git('switch', '--quiet', 'main');
  origin.commit({ 'docs/meanwhile.md': '# Meanwhile\n\nSee [it](nowhere.md).\n' });
  origin.git('switch', '--quiet', '--create', 'merge');
  origin.git('-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', 'merge', '--quiet', '--no-edit', 'topic');
  const root = cloneOf(origin.root);
  execFileSync('git', ['checkout', '--quiet', '--detach', 'origin/merge'], { cwd: root, stdio: 'pipe' });
  return root;
}

/** A clone of a repository, as a runner makes it. */
export function cloneOf(origin: string, ...options: string[]): string {
  const root = join(makeFolder().root, 'clone');
  execFileSync('git', ['clone', '--quiet', ...options, `file://${origin}`, root], { stdio: 'pipe' });
  return root;
}
