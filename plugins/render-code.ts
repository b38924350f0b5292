import type { BodyWords } from './body-words.ts';
import type { Highlighter } from './highlight.ts';
import { finishCodeBlock } from './rehype-code.ts';
import { createRenderContext } from './rehype-context.ts';
import { isElement, toElement } from './rehype-element.ts';
import { toHtml } from './render-markdown.ts';

/** Code that doesn't come from a fence. */
export interface PlainCode {
  code: string;
  /** Name of its language; undefined for one that nobody knows, and for what is no name. */
  language: string | undefined;
  /** What it is called for those who can't see it. */
  name: string;
}

/** Code as a `pre` that looks like that of a fence. */
export function renderCode(
  { code, language, name }: PlainCode,
  { highlighter, words }: { highlighter: Highlighter; words: BodyWords },
): string {
  const isName = language !== undefined && /^[A-Za-z0-9_+#.-]{1,40}$/.test(language);
  const element = toElement('code', isName ? { className: [`language-${language}`] } : {}, [`${code}\n`]);
  const context = { ...createRenderContext({ type: 'root', children: [] }, highlighter, 'en'), words };
  const box = finishCodeBlock(toElement('pre', { dataTitle: name }, [element]), context);
  return toHtml(box.children.filter((child) => isElement(child, 'pre')));
}
