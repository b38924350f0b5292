import { collectNames, type RepositoryNames } from '../src/core/editor/repository-names.ts';
import { writeSnippets } from '../src/core/editor/snippets.ts';
import { suggestNames, type JsonSchema } from '../src/core/editor/suggest-names.ts';
import { retiredFileName } from '../src/core/pathways/curriculum-files.ts';
import { pathwayFileName } from '../src/core/pathways/pathway-file.ts';
import type { LoadedCatalog } from '../src/node/load-catalog.ts';
import { toJsonSchema, type SchemaName } from './json-schemas.ts';
import { usualFolder } from './new-curriculum.ts';

/** A file for an editor, below the root. */
export interface EditorFile {
  path: string;
  text: string;
}

/** Schemas that editors get. Those of Markdown’s frontmatter are for extensions that can use them. */
const editorSchemas = ['config', 'page', 'units', 'pathway', 'skills', 'retired', 'evidence'] as const satisfies readonly SchemaName[];

/** Where VS Code looks for what a folder brings along. */
export const vscodeFolder = '.vscode';

/** Folder of the schemas, in which nothing else lies. */
export const schemaFolder = `${vscodeFolder}/waymark`;

/** The names that can be completed in a repository. */
export function namesOf({ catalog, ownershipOf }: LoadedCatalog): RepositoryNames {
  return collectNames(catalog, (page) => ownershipOf(page).owners);
}

/** Schemas with the names of a repository, in draft 7: what language servers for YAML are sure to understand. */
export function listSchemaFiles(names: RepositoryNames, folder: string): EditorFile[] {
  return editorSchemas.map((name) => ({
    path: `${folder}/${name}.schema.json`,
    text: toJson(suggestNames(toJsonSchema(name, 'draft-7') as JsonSchema, names)),
  }));
}

/** Snippets for frontmatter. */
export function snippetFile(names: RepositoryNames): EditorFile {
  return { path: `${vscodeFolder}/waymark.code-snippets`, text: toJson(writeSnippets(names)) };
}

/** Which schema is for which files: `yaml.schemas` of Red Hat’s extension for YAML. */
export function yamlSchemas({ catalog, tree }: Pick<LoadedCatalog, 'catalog' | 'tree'>): Record<string, string[]> {
  const folderOf = (name: 'pathways' | 'skills'): string => tree.folders[name] ?? usualFolder(name, catalog);
  const files: Partial<Record<SchemaName, string[]>> = {
    config: ['waymark.yml', 'waymark.yaml'],
    units: [catalog.config.units ?? 'units.yml'],
    pathway: [`${folderOf('pathways')}/*/${pathwayFileName}`],
    skills: [`${folderOf('skills')}/**/*.yml`],
    retired: [`${folderOf('pathways')}/${retiredFileName}`],
  };
  return Object.fromEntries(Object.entries(files).map(([name, globs]) => [`./${schemaFolder}/${name}.schema.json`, globs]));
}

/** Extension that reads `yaml.schemas`: Red Hat’s, as its page in the marketplace names it. */
export const yamlExtension = 'redhat.vscode-yaml';

/** Settings and recommended extensions for VS Code. */
export function listSettingFiles(loaded: Pick<LoadedCatalog, 'catalog' | 'tree'>): EditorFile[] {
  return [
    { path: `${vscodeFolder}/settings.json`, text: toJson({ 'yaml.schemas': yamlSchemas(loaded) }) },
    { path: `${vscodeFolder}/extensions.json`, text: toJson({ recommendations: [yamlExtension] }) },
  ];
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
