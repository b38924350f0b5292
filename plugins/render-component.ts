import type { ElementContent } from 'hast';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';
import { components } from './components/registry.ts';
import { createHighlighter } from './highlight.ts';
import type { ComponentName } from './nodes.ts';
import { createRenderContext, type FrontmatterFacts } from './rehype-context.ts';
import { finishCodeBlock } from './rehype-code.ts';
import { hasClass, isElement } from './rehype-element.ts';
import { labelTask } from './rehype-finish.ts';
import { resolveRawHtml } from './rehype-raw-html.ts';
import { toHtml } from './render-markdown.ts';

/**
 * Renders one component around HTML that is trusted: what a live page put into it. The same as in static pages, whose components read
 * Markdown that became HTML just so.
 */
export function renderComponent(
  name: ComponentName,
  props: Readonly<Record<string, unknown>>,
  html: string,
  { language, facts }: { language: string; facts: FrontmatterFacts },
): string {
  const context = createRenderContext({ type: 'root', children: [] }, createHighlighter(), language, facts);
  const children = resolveRawHtml<ElementContent>([{ type: 'raw', value: html }]).map((child) =>
    name === 'Terminal' ? toFence(child) : child,
  );
  const attributes = toAttributes(props);
  const drawn = components[name].toHast({ type: 'waymarkComponent', name, attributes, inline: false, children: [] }, children, context);
  visit(drawn, 'element', (element, index, parent) => {
    if (element.tagName === 'li' && hasClass(element, 'task-list-item')) labelTask(element);
    // What was written into the page is finished already; what the component adds isn't.
    if (element.tagName !== 'pre' || index === undefined || parent?.type !== 'element' || hasClass(parent, 'code')) return CONTINUE;
    parent.children[index] = finishCodeBlock(element, context);
    return SKIP;
  });
  return toHtml(drawn);
}

/** The fence that a finished block of code was. */
function toFence(block: ElementContent): ElementContent {
  if (!isElement(block) || !hasClass(block, 'code')) return block;
  return block.children.find((child) => isElement(child, 'pre')) ?? block;
}

/** What is written in braces is a value; what is only named is true. */
function toAttributes(props: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(props).flatMap(([name, value]) => {
      if (value === true) return [[name, '']];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [];
    }),
  );
}
