import type { ElementContent } from 'hast';
import type { LineLook } from './code-notes.ts';
import { toElement, toText } from './rehype-element.ts';

/** Elements for lines that are new or to go, where the text itself doesn't say so. */
const tagOfLook: Partial<Record<LineLook, string>> = { ins: 'ins', del: 'del' };

/** How lines are shown. */
export interface LineStyle {
  looks: ReadonlyMap<number, LineLook>;
  /** Number of the first line, where lines are numbered: then every line is an element. */
  first: number | undefined;
  /** Whether the text says by itself what is new and what goes: `+` and `-` of a difference. */
  signed: boolean;
}

/**
 * Wraps lines of coloured code in `<span class="line line-mark">`, line feed included: those with a look, or all. Spans that run over
 * several lines are closed at each line's end and opened again. The given nodes stay as they are.
 */
export function styleLines(children: readonly ElementContent[], { looks, first, signed }: LineStyle): ElementContent[] {
  return splitLines(children).flatMap((line, index) => {
    const look = looks.get(index + 1);
    if (line.length === 0 || (look === undefined && first === undefined)) return line;
    const tag = (signed ? undefined : look && tagOfLook[look]) ?? 'span';
    const className = ['line', ...(look === undefined ? [] : [`line-${look}`]), ...(signed ? ['signed'] : [])];
    return [toElement(tag, { className, ...(first !== undefined && { dataNumber: first + index }) }, line)];
  });
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
