import type { ElementContent } from 'hast';
import { toElement, toText } from './rehype-element.ts';

/**
 * Wraps the numbered lines of coloured code in `<span class="line-marked">`, line feed included. Spans that run over several lines are
 * closed at each line's end and opened again. The given nodes stay as they are.
 */
export function markLines(children: readonly ElementContent[], marked: ReadonlySet<number>): ElementContent[] {
  return splitLines(children).flatMap((line, index) =>
    marked.has(index + 1) ? [toElement('span', { className: ['line-marked'] }, line)] : line,
  );
}

function splitLines(children: readonly ElementContent[]): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of children) {
    const parts = splitNode(child);
    parts.forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part) lines.at(-1)?.push(part);
    });
  }
  return lines;
}

/** A node cut behind each line feed; undefined where nothing is left. */
function splitNode(node: ElementContent): (ElementContent | undefined)[] {
  if (node.type === 'text')
    return node.value
      .split(/(?<=\n)/)
      .concat(node.value.endsWith('\n') ? [''] : [])
      .map((value) => (value === '' ? undefined : toText(value)));
  if (node.type !== 'element') return [node];
  return splitLines(node.children).map((line) => (line.length === 0 ? undefined : toElement(node.tagName, node.properties, line)));
}
