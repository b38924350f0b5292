import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageFolder } from '../../src/node/package-info.ts';

/** A field of an interface, as its source says it. */
export interface InterfaceField {
  name: string;
  /** Type as written, without comments and without `undefined`. */
  type: string;
  /** Whether it may be left out. */
  optional: boolean;
  /** Whether its type says that it may be undefined. */
  undefinable: boolean;
  /** Its documentation comment as one line. */
  text: string;
}

/** Fields of an interface in a source file, below the root; those that it inherits in the same file come first. Throws when it isn't there. */
export function readInterface(path: string, name: string): InterfaceField[] {
  const source = ts.createSourceFile(path, readFileSync(join(packageFolder(), path), 'utf8'), ts.ScriptTarget.Latest, true);
  const found = source.statements.filter(ts.isInterfaceDeclaration).find((statement) => statement.name.text === name);
  if (!found) throw new Error(`${path} has no interface ${name}.`);
  const aliases = new Map(source.statements.filter(ts.isTypeAliasDeclaration).map((alias) => [alias.name.text, alias]));
  const parents = (found.heritageClauses ?? []).flatMap(({ types }) => types.map(({ expression }) => expression.getText(source)));
  const own = found.members.filter(ts.isPropertySignature).map((member) => toField(member, aliases, source));
  return [...parents.flatMap((parent) => readInterface(path, parent)), ...own];
}

/** A field whose type has a name in the same file is shown with what the name stands for, and its comment when it has none itself. */
function toField(
  member: ts.PropertySignature,
  aliases: ReadonlyMap<string, ts.TypeAliasDeclaration>,
  source: ts.SourceFile,
): InterfaceField {
  const { written, undefinable } = readType(member.type, source);
  const alias = aliases.get(written);
  const own = readComment(member);
  return {
    name: member.name.getText(source),
    type: alias ? withoutComments(alias.type.getText(source)).replace(/^`.*`$/, 'string') : written,
    optional: member.questionToken !== undefined,
    undefinable,
    text: own === '' && alias ? readComment(alias) : own,
  };
}

/** A type as written, but for `undefined` beside what else it may be. */
function readType(type: ts.TypeNode | undefined, source: ts.SourceFile): { written: string; undefinable: boolean } {
  if (!type) return { written: '', undefinable: false };
  const parts = ts.isUnionTypeNode(type) ? type.types : [type];
  const others = parts.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword);
  const undefinable = others.length < parts.length;
  const written = undefinable ? others.map((part) => part.getText(source)).join(' | ') : type.getText(source);
  return { written: withoutComments(written), undefinable };
}

/** A type's source without the comments inside. What looks like one in a text stays. */
function withoutComments(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, text);
  const kept: string[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isComment = token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
    if (!isComment) kept.push(scanner.getTokenText());
  }
  return kept.join('');
}

function readComment(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  return comments.join(' ').replace(/\s+/g, ' ').trim();
}
