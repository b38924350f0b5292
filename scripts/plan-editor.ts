import { join } from 'node:path';
import { loadCatalog } from '../src/node/load-catalog.ts';
import { openWorkingTree } from '../src/node/repository-files.ts';
import { listSchemaFiles, listSettingFiles, namesOf, schemaFolder, snippetFile, yamlExtension, type EditorFile } from './editor-files.ts';
import type { PlannedFile } from './plan-init.ts';

/** Bytes of a settings file that is read. */
const maxBytes = 1024 * 1024;

/**
 * What VS Code needs to complete and check what people write. Settings that exist are somebody’s, with comments perhaps: they are kept, and
 * a note says what to add. Schemas and snippets are ours, and written anew.
 */
export async function planEditor(root: string): Promise<{ files: PlannedFile[]; notes: string[] }> {
  const loaded = await loadCatalog(root, { bodies: false });
  const names = namesOf(loaded);
  const settings = await Promise.all(listSettingFiles(loaded).map((file) => planSettings(root, file)));
  const generated = await Promise.all(
    [...listSchemaFiles(names, schemaFolder), snippetFile(names)].map((file) => planGenerated(root, file)),
  );
  return { files: [...settings.map(({ file }) => file), ...generated], notes: settings.flatMap(({ note }) => note ?? []) };
}

async function planSettings(root: string, { path, text }: EditorFile): Promise<{ file: PlannedFile; note?: string }> {
  const known = await openWorkingTree(root).read(path, maxBytes);
  const place = { base: root, path, name: path };
  if (known.type === 'missing') return { file: { ...place, action: 'create', content: text } };
  const isDone = known.type === 'text' && known.text.includes(path.endsWith('extensions.json') ? yamlExtension : `${schemaFolder}/`);
  const file: PlannedFile = { ...place, action: 'keep', content: '', reason: isDone ? 'it has what is needed' : 'it exists' };
  return isDone ? { file } : { file, note: `Add to ${path}:\n${text.trim().split('\n').slice(1, -1).join('\n')}` };
}

async function planGenerated(root: string, { path, text }: EditorFile): Promise<PlannedFile> {
  const known = await openWorkingTree(root).read(path, maxBytes);
  const place = { base: root, path, name: join(path) };
  if (known.type === 'missing') return { ...place, action: 'create', content: text };
  if (known.type === 'text' && known.text === text) return { ...place, action: 'keep', content: '', reason: 'it is up to date' };
  return { ...place, action: 'replace', content: text };
}
