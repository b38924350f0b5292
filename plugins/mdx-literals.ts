import type { Node, Program, VariableDeclaration } from 'estree-jsx';
import type { MdxjsEsm } from 'mdast-util-mdx';
import { findStandIns, type StandIn } from './theme-components.ts';

/**
 * What an expression between braces stands for when nothing has to be run: the text of a string, number or template without gaps, `''` for
 * comments and for values that React shows nothing for. Undefined for everything else.
 */
export function readLiteral(program: Program | null | undefined): string | boolean | undefined {
  const [statement, ...others] = program?.body ?? [];
  if (statement === undefined) return '';
  if (statement.type !== 'ExpressionStatement' || others.length > 0) return undefined;
  const { expression } = statement;
  if (expression.type === 'TemplateLiteral' && expression.expressions.length === 0) return expression.quasis[0]?.value.cooked ?? '';
  if (expression.type !== 'Literal') return undefined;
  if (typeof expression.value === 'string' || typeof expression.value === 'number') return String(expression.value);
  if (typeof expression.value === 'boolean') return expression.value;
  return expression.value === null && expression.raw === 'null' ? '' : undefined;
}

/** What a block of imports and exports says. */
export interface Esm {
  /** Components that others of ours stand in for, by the name that the page gives them. */
  standIns: Map<string, StandIn>;
  /** Every other name that it declares. */
  names: string[];
  /** The first statement that needs code, in words; undefined when none does. */
  reason: string | undefined;
}

/** Reads a block of imports and exports. */
export function readEsm(node: MdxjsEsm): Esm {
  const standIns = new Map<string, StandIn>();
  const others: Program['body'] = [];
  for (const statement of node.data?.estree?.body ?? []) {
    const found = statement.type === 'ImportDeclaration' ? findStandIns(statement) : undefined;
    for (const [name, standIn] of found ?? []) standIns.set(name, standIn);
    if (!found) others.push(statement);
  }
  const isAll = others.length === 0 && standIns.size > 0;
  return { standIns, names: others.flatMap(declaredNames), reason: isAll ? undefined : describeEsm(others) };
}

function describeEsm([first]: Program['body']): string {
  const list = first ? declaredNames(first).map((name) => `\`${name}\``) : [];
  const what = list.length > 0 ? list.join(', ') : 'something';
  if (first?.type === 'ImportDeclaration') return `imports ${what} from \`${String(first.source.value)}\``;
  return first?.type === 'ExportDefaultDeclaration' ? 'has a default export' : `exports ${what}`;
}

function declaredNames(statement: Program['body'][number]): string[] {
  if (statement.type === 'ImportDeclaration') return statement.specifiers.map(({ local }) => local.name);
  if (statement.type !== 'ExportNamedDeclaration') return [];
  const { declaration, specifiers } = statement;
  if (!declaration) return specifiers.flatMap(({ exported }) => identifierName(exported));
  return declaration.type === 'VariableDeclaration' ? variableNames(declaration) : identifierName(declaration.id);
}

function variableNames({ declarations }: VariableDeclaration): string[] {
  return declarations.flatMap(({ id }) => identifierName(id));
}

function identifierName(node: Node): string[] {
  return node.type === 'Identifier' ? [node.name] : [];
}
