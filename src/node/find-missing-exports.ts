import { parse as parseModule } from 'es-module-lexer/js';
import type { Identifier, ImportDeclaration, Literal } from 'estree-jsx';
import { join } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import { pointAt } from '../core/decode-text.ts';
import { readFrontmatter } from '../core/frontmatter.ts';
import type { SourceFile } from '../core/source.ts';
import { suggest } from '../core/suggest.ts';
import { didYouMean } from '../core/wording.ts';
import { findImported, modulesIn, parseStatements, type ModuleFiles } from './find-imports.ts';

/** Of packages and components nothing is asked: only of files whose exports can be read. */
const relativeImport = /\bfrom\s*['"]\.{1,2}\//;

/**
 * Names that a live MDX page imports from files of the repository which export no such name. Vite would end the whole build at the first
 * of them; so they are found before, and a page that has one is shown without running its code.
 */
export async function findMissingExports(root: string, { path, text }: SourceFile, modules = modulesIn(root)): Promise<Finding[]> {
  if (!relativeImport.test(text)) return [];
  const imports = (parseStatements(readFrontmatter(text, path).body) ?? []).filter((statement) => statement.type === 'ImportDeclaration');
  const missing: Finding[] = [];
  for (const statement of imports) {
    const name = String(statement.source.value);
    const exported = await readExports(findImported(join(root, path), name, modules), modules);
    if (exported) missing.push(...explainMissing(statement, { name, exported }, { path, text }));
  }
  return missing;
}

function explainMissing(
  statement: ImportDeclaration,
  { name, exported }: { name: string; exported: ReadonlySet<string> },
  { path, text }: Pick<SourceFile, 'path' | 'text'>,
): Finding[] {
  return listAsked(statement).flatMap(({ asked, node }): Finding[] => {
    if (exported.has(asked)) return [];
    const close = suggest(asked, [...exported]);
    const none = exported.size === 0 ? 'It exports nothing.' : `It exports ${[...exported].slice(0, 5).join(', ')}.`;
    return [
      {
        rule: 'mdx/unresolved-import',
        message: `\`${name}\` has no export \`${asked}\`, which the page imports; it is shown without running its code.`,
        hint: didYouMean(close) ?? none,
        file: path,
        range: { start: pointAt(text, node.range?.[0] ?? 0), end: pointAt(text, node.range?.[1] ?? 0) },
        actual: asked,
        ...(close.length > 0 ? { expected: close } : {}),
      },
    ];
  });
}

/** Names that an import asks for, and where. */
function listAsked({ specifiers }: ImportDeclaration): { asked: string; node: Identifier | Literal }[] {
  return specifiers.flatMap((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return [{ asked: 'default', node: specifier.local }];
    if (specifier.type === 'ImportNamespaceSpecifier') return [];
    const { imported } = specifier;
    return [{ asked: imported.type === 'Identifier' ? imported.name : String(imported.value), node: imported }];
  });
}

/** What only TypeScript exports, which the lexer passes over. */
const typescriptExport = /\bexport\s+(?:declare\s+)?(?:const\s+)?(?:enum|namespace|module|abstract\s+class|type|interface)\s+([\w$]+)/g;

/** Names that a script exports; undefined for what is no script, can't be read, or hands on what others export. */
async function readExports(file: string | undefined, modules: ModuleFiles): Promise<Set<string> | undefined> {
  if (file === undefined || !/\.[mc]?[jt]s$/i.test(file)) return undefined;
  const text = await modules.read(file);
  if (text === undefined) return undefined;
  try {
    const [imports, exports] = parseModule(text);
    if (imports.some(({ ss }) => /^export\s*\*\s*from/.test(text.slice(ss, ss + 20)))) return undefined;
    return new Set([...exports.map(({ n }) => n), ...[...text.matchAll(typescriptExport)].map(([, name = '']) => name)]);
  } catch {
    return undefined;
  }
}
