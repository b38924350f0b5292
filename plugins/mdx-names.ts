import type { Identifier, JSXIdentifier, Node, Pattern, Program } from 'estree-jsx';
import { visit as visitCode } from 'estree-util-visit';
import type { Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';

/** A name that code of a page uses. */
export interface UsedName {
  name: string;
  /** Offsets in the text. */
  start: number;
  end: number;
  /** It stands in a tag within an expression. */
  isElement: boolean;
}

/** Names that MDX and Astro give every page (https://mdxjs.com/docs/using-mdx/, `@astrojs/mdx`). */
const given = ['props', 'components', 'frontmatter', 'file', 'url', 'Fragment', 'MDXContent', 'arguments', 'undefined', 'require'];

/**
 * Names that the code of a live page uses and that neither the page, MDX nor the platform defines: using one throws. A name that is
 * declared anywhere in the page counts as defined, wherever it holds, so that nothing sound is reported.
 */
export function findUndefinedNames(tree: Root): { used: UsedName[]; declared: string[] } {
  const used: UsedName[] = [];
  const declared = new Set<string>(given);
  for (const program of programsOf(tree)) collectNames(program, used, declared);
  const missing = used.filter(({ name }) => !declared.has(name) && !Object.hasOwn(globalThis, name) && !(name in Object.prototype));
  return { used: missing.sort((a, b) => a.start - b.start), declared: [...declared] };
}

/** The code of a page: statements, expressions between braces and in attributes. */
function programsOf(tree: Root): Program[] {
  const programs: (Program | null | undefined)[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxjsEsm' || node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      programs.push(node.data?.estree);
    if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
    for (const attribute of node.attributes) {
      if (attribute.type === 'mdxJsxExpressionAttribute') programs.push(attribute.data?.estree);
      else if (typeof attribute.value === 'object') programs.push(attribute.value?.data?.estree);
    }
  });
  return programs.filter((program) => program !== null && program !== undefined);
}

function collectNames(program: Program, used: UsedName[], declared: Set<string>): void {
  visitCode(program, (node, key, _index, ancestors) => {
    for (const pattern of patternsOf(node)) declarePattern(pattern, declared);
    const parent = ancestors.at(-1);
    if (node.type === 'Identifier' && parent && isReference(node, key, parent)) used.push(toUsed(node, false));
    // A name in lower case is an element of HTML, and `a.b` stands for what is in `a`.
    if (node.type === 'JSXIdentifier' && (key === 'object' || (key === 'name' && parent?.type === 'JSXOpeningElement'))) {
      if (key === 'object' || /^[^a-z]/.test(node.name)) used.push(toUsed(node, true));
    }
  });
}

function toUsed({ name, range }: Identifier | JSXIdentifier, isElement: boolean): UsedName {
  const [start, end] = range ?? [0, 0];
  return { name, start, end, isElement };
}

/** Where a node binds names: variables, parameters, functions, classes, imports, what is caught. */
function patternsOf(node: Node): (Pattern | null | undefined)[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
      return [node.id, ...node.params];
    case 'ArrowFunctionExpression':
      return node.params;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return [node.id];
    case 'CatchClause':
      return [node.param];
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [node.local];
    default:
      return [];
  }
}

function declarePattern(pattern: Pattern | null | undefined, declared: Set<string>): void {
  const waiting: (Pattern | null | undefined)[] = [pattern];
  for (let next = waiting.pop(); next !== undefined || waiting.length > 0; next = waiting.pop()) {
    if (next?.type === 'Identifier') declared.add(next.name);
    else if (next?.type === 'ArrayPattern') waiting.push(...next.elements);
    else if (next?.type === 'AssignmentPattern') waiting.push(next.left);
    else if (next?.type === 'RestElement') waiting.push(next.argument);
    else if (next?.type === 'ObjectPattern') {
      waiting.push(...next.properties.map((property) => (property.type === 'RestElement' ? property.argument : property.value)));
    }
  }
}

/** Whether an identifier asks for a variable: not for a property, a label or a name for others; and not as `typeof` does, which never throws. */
function isReference(node: Identifier, key: string | null | undefined, parent: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return key === 'object' || parent.computed;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return key === 'value' || parent.computed;
    case 'UnaryExpression':
      return parent.operator !== 'typeof';
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'ImportSpecifier':
    case 'ExportAllDeclaration':
      return false;
    case 'ExportSpecifier':
      return key === 'local' && node.range !== undefined;
    default:
      return true;
  }
}
