import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageFolder } from '../../src/node/package-info.ts';

/** A field of an interface, as its source says it. */
export interface InterfaceField {
  name: string;
  /** Type as written. */
  type: string;
  optional: boolean;
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
  const written = member.type?.getText(source).replace(' | undefined', '') ?? '';
  const alias = aliases.get(written);
  const own = readComment(member);
  return {
    name: member.name.getText(source),
    type: alias?.type.getText(source).replace(/^`.*`$/, 'string') ?? written,
    optional: member.questionToken !== undefined,
    text: own === '' && alias ? readComment(alias) : own,
  };
}

function readComment(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '');
  return comments.join(' ').replace(/\s+/g, ' ').trim();
}
