import type { PullReport } from '../../core/pull-report/pull-report.ts';
import { splitCode } from '../../core/pathways/normalise-text.ts';
import { escapeHtml } from './html-parts.ts';

type Block = PullReport['pages'][number]['blocks'][number];
type Part = Block['parts'][number];

/** What changed in a text, as it is read: what went is struck out, what came is underlined, and colour is never the only sign. */
export function formatBlocks(blocks: readonly Block[]): string {
  return `<div class="words">\n${blocks.map(formatBlock).join('\n')}\n</div>\n`;
}

function formatBlock({ kind, change, parts }: Block): string {
  if (kind === 'gap') return '<p class="gap" aria-label="What is the same is left out">⋯</p>';
  if (kind === 'code') return `<pre class="${change}"><code>${parts.map(markLines).join('')}</code></pre>`;
  const tag = kind === 'heading' ? 'h3' : 'p';
  return `<${tag} class="${kind} ${change}" dir="auto">${parts.map(markWords).join('')}</${tag}>`;
}

const elements = { same: ['', ''], added: ['<ins>', '</ins>'], removed: ['<del>', '</del>'] } as const;

/** Inline code is code where a stretch holds it whole; else its backticks are shown. */
function markWords({ text, change }: Part): string {
  const [start, end] = elements[change];
  const pieces = splitCode(text).map((piece) => (piece.isCode ? `<code>${escapeHtml(piece.text)}</code>` : escapeHtml(piece.text)));
  return `${start}${pieces.join('')}${end}`;
}

/** Lines of code, each with its sign. */
function markLines({ text, change }: Part): string {
  const [start, end] = elements[change];
  const sign = { same: ' ', added: '+', removed: '−' }[change];
  const lines = text.replace(/\n$/, '').split('\n');
  return lines.map((line) => `${start}${sign} ${escapeHtml(line)}${end}\n`).join('');
}
