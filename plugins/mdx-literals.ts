import type { Node, Program, VariableDeclaration } from 'estree-jsx';
import type { MdxjsEsm } from 'mdast-util-mdx';
import { findStandIns, type Jsx, type StandIn } from './theme-components.ts';

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
  /** The first statement that needs code, in words, with the lines of the block before it; undefined when none does. */
  live: { reason: string; linesBefore: number } | undefined;
}

/** Reads a block of imports and exports. */
export function readEsm(node: MdxjsEsm): Esm {
  const standIns = new Map<string, StandIn>();
  const statements = node.data?.estree?.body ?? [];
  let live: Esm['live'] = statements.length === 0 ? { reason: describeStatement(undefined, []), linesBefore: 0 } : undefined;
  const names: string[] = [];
  for (const statement of statements) {
    const found = statement.type === 'ImportDeclaration' ? findStandIns(statement) : new Map<string, StandIn>();
    for (const [name, standIn] of found) standIns.set(name, standIn);
    const others = declaredNames(statement).filter((name) => !found.has(name));
    names.push(...others);
    if (found.size > 0 && others.length === 0) continue;
    live ??= {
      reason: describeStatement(statement, others),
      linesBefore: (statement.loc?.start.line ?? 0) - (node.position?.start.line ?? 0),
    };
  }
  return { standIns, names, live };
}

/** The exports of a block of imports and exports, as they are written in the source. */
export function readExports(node: MdxjsEsm, source: string): string[] {
  return (node.data?.estree?.body ?? []).flatMap(({ type, range }) =>
    range && type.startsWith('Export') ? [source.slice(range[0], range[1])] : [],
  );
}

/** Attributes that say where something is or how it looks, and nothing to learn. */
const layoutAttribute = /^(?:class|className|style|id|key|href|src|client:.*)$/;

/** What is passed to a component, as it is written, but for its looks and addresses. */
export function describeAttributes({ attributes }: Jsx): string[] {
  return attributes.flatMap((attribute) => {
    if (attribute.type === 'mdxJsxExpressionAttribute') return [`{${attribute.value}}`];
    const { name, value } = attribute;
    if (layoutAttribute.test(name)) return [];
    if (value === null || value === undefined) return [name];
    return [`${name}=${typeof value === 'string' ? JSON.stringify(value) : `{${value.value}}`}`];
  });
}

function describeStatement(statement: Program['body'][number] | undefined, names: readonly string[]): string {
  const what = names.length > 0 ? names.map((name) => `\`${name}\``).join(', ') : 'something';
  if (statement?.type === 'ImportDeclaration') return `imports ${what} from \`${String(statement.source.value)}\``;
  return statement?.type === 'ExportDefaultDeclaration' ? 'has a default export' : `exports ${what}`;
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
