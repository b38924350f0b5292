import { parse as parseModule } from 'es-module-lexer/js';
import type { Identifier, ImportDeclaration, Literal } from 'estree-jsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../core/diagnostic.ts';
import { pointAt } from '../core/decode-text.ts';
import { readFrontmatter } from '../core/frontmatter.ts';
import type { SourceFile } from '../core/source.ts';
import { suggest } from '../core/suggest.ts';
import { didYouMean } from '../core/wording.ts';
import { findImported, parseStatements } from './find-imports.ts';

/** Of packages and components nothing is asked: only of files whose exports can be read. */
const relativeImport = /\bfrom\s*['"]\.{1,2}\//;

/**
 * Names that a live MDX page imports from files of the repository which export no such name. Vite would end the whole build at the first
 * of them; so they are found before, and a page that has one is shown without running its code.
 */
export function findMissingExports(root: string, { path, text }: SourceFile): Finding[] {
  if (!relativeImport.test(text)) return [];
  const imports = (parseStatements(readFrontmatter(text, path).body) ?? []).filter((statement) => statement.type === 'ImportDeclaration');
  return imports.flatMap((statement) => {
    const name = String(statement.source.value);
    const exported = readExports(findImported(join(root, path), name));
    if (!exported) return [];
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
function readExports(file: string | undefined): Set<string> | undefined {
  if (file === undefined || !/\.[mc]?[jt]s$/i.test(file)) return undefined;
  try {
    const text = readFileSync(file, 'utf8');
    const [imports, exports] = parseModule(text);
    if (imports.some(({ ss }) => /^export\s*\*\s*from/.test(text.slice(ss, ss + 20)))) return undefined;
    return new Set([...exports.map(({ n }) => n), ...[...text.matchAll(typescriptExport)].map(([, name = '']) => name)]);
  } catch {
    return undefined;
  }
}
