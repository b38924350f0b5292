import { runGit } from './git.ts';

/** Attributes by which git checks out other bytes than it holds (gitattributes); line endings are no matter of this. */
const attributes = ['filter', 'ident', 'working-tree-encoding'];

/** Those of some files that git converts when it checks them out. It reads files of attributes for that, and runs nothing. */
export async function listConverted(root: string, paths: readonly string[]): Promise<Set<string>> {
  if (paths.length === 0) return new Set();
  const answer = await runGit(root, ['check-attr', '-z', '--stdin', ...attributes], { input: paths.map((path) => `${path}\0`).join('') });
  if (answer?.status !== 0) return new Set();
  // Path, attribute and value, each with NUL at its end.
  const fields = answer.stdout.toString('utf8').split('\0');
  const isConverted = (value: string | undefined): boolean => value !== undefined && value !== 'unspecified' && value !== 'unset';
  return new Set(fields.filter((_, at) => at % 3 === 0 && isConverted(fields[at + 2])));
}
