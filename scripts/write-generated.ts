import { createTextFile, editTextFile } from '../src/node/edit-file.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import type { EditorFile } from './editor-files.ts';

/** Writes a file that nobody edits by hand, below a root. Gives whether that changed anything. */
export async function writeGenerated(root: string, { path, text }: EditorFile): Promise<boolean> {
  const found = await openWorkingTree(root).size(path);
  if (found.type !== 'missing') return await editTextFile(root, path, () => text);
  await createTextFile(root, path, text);
  return true;
}
