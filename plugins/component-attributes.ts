import { calloutTypes } from './callout-types.ts';
import type { ComponentName } from './nodes.ts';

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
};

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
  },
};

/** Names that are close to a misspelt one (at most two edits, or differing in case alone), the closest first. */
export function closestNames(name: string, names: readonly string[]): string[] {
  const distances = names.map((candidate) => ({ candidate, edits: countEdits(name.toLowerCase(), candidate.toLowerCase()) }));
  return distances
    .filter(({ candidate, edits }) => edits <= 2 && edits < candidate.length - 1)
    .sort((a, b) => a.edits - b.edits)
    .map(({ candidate }) => candidate);
}

/** Levenshtein distance. */
function countEdits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...a].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
