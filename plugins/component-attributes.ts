import { calloutTypes } from './callout-types.ts';
import type { ComponentName } from './nodes.ts';
import { quizKinds } from './quiz-kinds.ts';

/** Values that an attribute takes: any text, nothing but its name, or one of a list. */
type AttributeValues = 'text' | 'flag' | readonly string[];

/** Attributes of each component, and their values. */
export const componentAttributes: Record<ComponentName, Record<string, AttributeValues>> = {
  Callout: { type: calloutTypes, title: 'text', fold: ['open', 'closed'] },
  Steps: {},
  Tabs: { sync: 'text' },
  Tab: { label: 'text' },
  Details: { summary: 'text', open: 'flag' },
  Card: { title: 'text', href: 'text', icon: 'text' },
  Cards: {},
  FileTree: {},
  Diagram: { title: 'text', alt: 'text' },
  Contents: { depth: ['1', '2', '3', '4', '5', '6'] },
  Decision: { title: 'text' },
  Hint: { title: 'text' },
  Lab: { title: 'text', template: 'text', verify: 'text', reset: 'text', timeout: 'text' },
  RunbookStep: {
    ...{ id: 'text', title: 'text', expect: 'text', who: 'text', when: 'text', rollback: 'text' },
    danger: ['none', 'change', 'destructive'],
  },
  Solution: { title: 'text' },
  Terminal: { title: 'text' },
  Checklist: { title: 'text' },
  Evidence: { title: 'text', assessment: 'text' },
  Objectives: { title: 'text' },
  Prerequisites: { title: 'text' },
  Quiz: { question: 'text', kind: quizKinds },
  Recall: { question: 'text', id: 'text' },
  Rubric: { title: 'text' },
  CodeFromRepo: { file: 'text', region: 'text', lines: 'text', lang: 'text', title: 'text' },
  Include: { page: 'text', section: 'text', heading: ['show', 'hide'] },
  Term: { of: 'text' },
};

/** An attribute that a component can't use, in words. */
export interface AttributeFault {
  /** Whether the component has no attribute of that name, or the attribute not that value. */
  kind: 'unknown' | 'value';
  message: string;
  hint?: string;
  actual: string;
  expected: string[];
}

/** What is wrong with an attribute of a component, which is called `shown` in messages; undefined when nothing is. */
export function judgeAttribute(component: ComponentName, shown: string, name: string, value: string): AttributeFault | undefined {
  const known = componentAttributes[component];
  const values = Object.hasOwn(known, name) ? known[name] : undefined;
  if (values === undefined) {
    const close = closestNames(name, Object.keys(known))[0];
    const message = `\`${shown}\` has no attribute \`${name}\`.`;
    const hint = close === undefined ? {} : { hint: `Did you mean \`${close}\`?` };
    return { kind: 'unknown', message, ...hint, actual: name, expected: Object.keys(known) };
  }
  const accepted = values === 'text' || (values === 'flag' ? value === '' || value === 'true' : values.includes(value));
  if (accepted) return undefined;
  const takes = values === 'flag' ? 'is set by its name alone' : `is one of ${values.join(', ')}`;
  const message = `\`${name}\` of \`${shown}\` ${takes}, not \`${value}\`.`;
  const expected = values === 'flag' ? [''] : [...values];
  const close = value.length > 2 ? closestNames(value, expected)[0] : undefined;
  return { kind: 'value', message, ...(close ? { hint: `Did you mean \`${close}\`?` } : {}), actual: value, expected };
}

/** What other generators call our components, for suggestions. */
export const foreignNames: Record<string, ComponentName> = {
  ...{ Aside: 'Callout', Admonition: 'Callout', Alert: 'Callout', Note: 'Callout', Tip: 'Callout', Warning: 'Callout', Info: 'Callout' },
  ...{ TabItem: 'Tab', TabPanel: 'Tab', TabGroup: 'Tabs', CodeGroup: 'Tabs', Accordion: 'Details', Collapse: 'Details', Step: 'Steps' },
  ...{
    LinkCard: 'Card',
    CardGrid: 'Cards',
    CardGroup: 'Cards',
    LinkButton: 'Card',
    Tree: 'FileTree',
    Mermaid: 'Diagram',
    TOCInline: 'Contents',
    Flashcard: 'Recall',
    Question: 'Quiz',
    TaskList: 'Checklist',
    CodeSnippet: 'CodeFromRepo',
    LiteralInclude: 'CodeFromRepo',
    Transclude: 'Include',
    GlossaryTerm: 'Term',
  },
};

/** Names that are close to a misspelt one (at most one edit in five letters, two in more, or differing in case alone), the closest first. */
export function closestNames(name: string, names: readonly string[]): string[] {
  const distances = names.map((candidate) => ({ candidate, edits: countEdits(name.toLowerCase(), candidate.toLowerCase()) }));
  return distances
    .filter(({ candidate, edits }) => edits <= (Math.max(name.length, candidate.length) > 5 ? 2 : 1))
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance, but two neighbouring letters swapped are one edit. */
export function countEdits(a: string, b: string): number {
  let above: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, isSwap ? (above[j - 2] ?? 0) + 1 : Infinity));
    }
    [above, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
