import type { Element } from 'hast';
import type { RenderContext } from './rehype-context.ts';
import { expandLines } from './rehype-code-info.ts';
import { markLines } from './rehype-code-lines.ts';
import { isElement, toElement } from './rehype-element.ts';

/**
 * Finishes a `pre`: colours its code, points out lines, makes it reachable by keyboard (it scrolls), and puts a figure with a caption
 * around it when it has a title.
 */
export function finishCodeBlock(pre: Element, context: RenderContext): Element {
  const { dataTitle: title, dataLines: lines } = pre.properties;
  pre.properties = { tabIndex: 0 };
  const [code] = pre.children;
  if (isElement(code, 'code') && pre.children.length === 1) colourCode(code, typeof lines === 'string' ? lines : undefined, context);
  if (typeof title !== 'string') return pre;
  return toElement('figure', { className: ['code'] }, [toElement('figcaption', {}, [title]), pre]);
}

function colourCode(code: Element, lines: string | undefined, context: RenderContext): void {
  const [text] = code.children;
  if (code.children.length !== 1 || text?.type !== 'text') return;
  const language = readLanguage(code);
  const coloured = language === undefined ? undefined : context.highlighter.highlight(language, text.value);
  if (coloured) code.children = [...coloured];
  if (lines === undefined) return;
  const last = text.value.split('\n').length;
  code.children = markLines(code.children, expandLines(lines, last));
}

function readLanguage(code: Element): string | undefined {
  const { className } = code.properties;
  if (!Array.isArray(className)) return undefined;
  const name = className.find((value) => typeof value === 'string' && value.startsWith('language-'));
  return typeof name === 'string' ? name.slice('language-'.length) : undefined;
}
