import type { Code } from 'mdast';
import type { Math } from 'mdast-util-math';
import { offsetsOf, type ParseContext } from './parse-context.ts';

/** Code as the one form has it: GitHub's and GitLab's ```` ```math ```` is a formula, Mermaid is `mermaid` in any case. */
export function settleCode(node: Code, context: ParseContext): Code | Math {
  checkFence(node, context);
  const lang = node.lang?.toLowerCase();
  if (lang === 'mermaid') node.lang = lang;
  if (lang !== 'math') return node;
  const formula: Math = { type: 'math', value: node.value };
  return node.position ? { ...formula, position: node.position } : formula;
}

/** Reports a fence that runs to the end of the text because nothing closes it. */
function checkFence(node: Code, context: ParseContext): void {
  const offsets = offsetsOf(node);
  if (!offsets || !node.position || offsets.end < context.source.trimEnd().length) return;
  const lines = context.source.slice(offsets.start, offsets.end).split(/\r\n|\n|\r/);
  const fence = /^(?:`{3,}|~{3,}|:{3,}|\{\{[<%])/.exec(lines[0] ?? '')?.[0];
  if (fence === undefined || lines.slice(1).every((line) => line.trim() === '')) return;
  const last = (lines.at(-1) ?? '').replace(/^[\s>]*/, '').trimEnd();
  const closes = fence.startsWith('{') ? last.startsWith('{{') : last.startsWith(fence) && last === fence.charAt(0).repeat(last.length);
  if (closes) return;
  const place = context.place(offsets.start, offsets.start + (lines[0] ?? '').length);
  context.messages.push({
    rule: 'page/unclosed-fence',
    message: 'This code block is never closed, so that the rest of the page is code.',
    hint: `Add a line with ${fence.startsWith('{') ? 'the closing shortcode' : describeFence(fence)} where the code ends.`,
    position: place,
  });
}

/** A fence in words: backticks in backticks are read by nobody, and close the quotes where Markdown is shown. */
export function describeFence(fence: string): string {
  const names: Record<string, string> = { '`': 'backticks', '~': 'tildes', ':': 'colons' };
  return `${fence.length} ${names[fence.charAt(0)] ?? 'characters'}`;
}
