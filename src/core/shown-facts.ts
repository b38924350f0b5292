import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { ComponentNode } from '../../plugins/nodes.ts';
import { rangeOf } from './collect-code.ts';
import type { Finding, Range } from './diagnostic.ts';
import type { PageMeta } from './page-meta.ts';

/** What of its frontmatter a text shows itself, and where the two disagree. */
export interface ShownFacts {
  /** Whether the text shows the objectives. */
  objectives: boolean;
  /** Assessments that the text asks evidence for. */
  assessments: { name: string; range: Range }[];
  findings: Finding[];
}

/** Looks for components that show frontmatter. */
export function findShownFacts(tree: Root, meta: PageMeta, file: string): ShownFacts {
  const facts: ShownFacts = { objectives: false, assessments: [], findings: [] };
  const ids = new Set<string>();
  visit(tree, 'waymarkComponent', (node) => {
    const finding =
      node.name === 'Objectives'
        ? judgeObjectives(node, meta)
        : node.name === 'Prerequisites'
          ? judgePrerequisites(node, meta)
          : judgeId(node, ids);
    if (node.name === 'Objectives') facts.objectives = true;
    const name = node.name === 'Evidence' ? node.attributes['assessment']?.trim() : undefined;
    if (name !== undefined && name !== '') facts.assessments.push({ name, range: firstLine(node) });
    if (finding) facts.findings.push({ ...finding, file });
  });
  return facts;
}

type Judgement = Omit<Finding, 'file'> | undefined;

/** An id is a permanent name, for links, ticks and repetitions: of two steps, or two questions, one would lose it. */
function judgeId(node: ComponentNode, ids: Set<string>): Judgement {
  const id = node.attributes['id'];
  if (id === undefined || id === '' || (node.name !== 'RunbookStep' && node.name !== 'Recall')) return undefined;
  const key = `${node.name} ${id}`;
  if (!ids.has(key)) {
    ids.add(key);
    return undefined;
  }
  const what = node.name === 'Recall' ? 'Two questions to recall' : 'Two steps';
  const message = `${what} of this page have the id \`${id}\`: only the first keeps it.`;
  return { rule: 'page/directive-attribute', message, hint: 'Give this one another id.', range: firstLine(node), actual: id };
}

function judgePrerequisites(node: ComponentNode, { requires = [] }: PageMeta): Judgement {
  if (node.children.length > 0 || requires.length > 0) return undefined;
  return {
    rule: 'page/empty-component',
    message: 'The prerequisites are empty.',
    hint: 'Say what a reader needs, or name skills in `requires:` of the frontmatter.',
    range: firstLine(node),
    actual: 'Prerequisites',
  };
}

function judgeObjectives(node: ComponentNode, { objectives = [] }: PageMeta): Judgement {
  if (node.children.length === 0) {
    if (objectives.length > 0) return undefined;
    const hint = 'Write a list, or `objectives:` in the frontmatter.';
    return { rule: 'page/empty-component', message: 'The objectives are empty.', hint, range: firstLine(node), actual: 'Objectives' };
  }
  const items = node.children.flatMap((child) => (child.type === 'list' ? child.children : []));
  const written = new Set(objectives.map(toPlain));
  const shown = new Set(items.map((item) => toPlain(toString(item.children[0] ?? item))));
  if (objectives.length === 0) return undefined;
  const other = items.find((item) => !written.has(toPlain(toString(item.children[0] ?? item))));
  const missing = objectives.find((objective) => !shown.has(toPlain(objective)));
  if (!other && missing === undefined) return undefined;
  return {
    rule: 'page/objectives',
    message: other ? 'The frontmatter has no such objective.' : `The list lacks an objective of the frontmatter: “${missing ?? ''}”.`,
    hint: 'Leave the component empty: then it shows the frontmatter’s.',
    range: firstLine(other ?? node),
    actual: other ? toString(other.children[0] ?? other) : (missing ?? ''),
  };
}

/** Words as they are compared: without marks, case, and the full stop. */
function toPlain(text: string): string {
  return text.replace(/[`*_]/g, '').replace(/\s+/g, ' ').trim().replace(/\.$/, '').toLowerCase();
}

function firstLine(node: RootContent): Range {
  const { start, end } = rangeOf(node);
  return { start, end: end.line === start.line ? end : { line: start.line, column: start.column + 1 } };
}
