import { hash } from 'node:crypto';
import { wordsOf } from '../../plugins/body-words.ts';
import { createHighlighter } from '../../plugins/highlight.ts';
import { renderCode } from '../../plugins/render-code.ts';
import type { Page } from '../core/catalog.ts';
import type { CodePiece } from '../core/code/cut-code.ts';
import type { CutPieces } from '../core/code/find-code-faults.ts';
import { lazily } from '../core/link-index.ts';
import type { ShownCode } from '../core/page-body.ts';
import type { Cache } from './cache.ts';

/** Gives the code that a page asks for in a place, coloured; undefined for what can't be shown. */
export type RenderCode = (page: Page, at: number) => Promise<Omit<ShownCode, 'url'> | undefined>;

/** Colours pieces of code when they are asked for; what was coloured before is in the page's cache, by its text. */
export function openCodeRenderer({ pieces }: Pick<CutPieces, 'pieces'>, cacheOf: (page: Page) => Cache): RenderCode {
  const highlighter = lazily(() => createHighlighter());
  const colour = async (piece: CodePiece, page: Page): Promise<string> => {
    const [cache, key] = [cacheOf(page), keyOfPiece(piece, page)];
    const bytes = await cache.get('code', key);
    if (bytes) return bytes.toString('utf8');
    const context = { highlighter: highlighter(), words: wordsOf(page.lang) };
    const pre = renderCode({ code: piece.text, language: piece.lang, name: nameOf(piece) }, context);
    await cache.set('code', key, pre);
    return pre;
  };
  const known = new Map<CodePiece, Promise<string>>();
  return async (page, at) => {
    const piece = pieces.get(page)?.[at];
    if (!piece) return undefined;
    const pre = known.get(piece) ?? colour(piece, page);
    known.set(piece, pre);
    return { piece, pre: await pre };
  };
}

/** Forgets coloured code that no page shows any more. */
export async function forgetCode(
  { pieces }: Pick<CutPieces, 'pieces'>,
  cacheOf: (page: Page) => Cache,
  caches: readonly Cache[],
): Promise<void> {
  const keys = new Map(caches.map((cache) => [cache, new Set<string>()]));
  for (const [page, shown] of pieces) for (const piece of shown) if (piece) keys.get(cacheOf(page))?.add(keyOfPiece(piece, page));
  for (const [cache, kept] of keys) await cache.prune('code', kept);
}

function keyOfPiece(piece: CodePiece, { lang }: Page): string {
  return hash('sha256', JSON.stringify([piece.text, piece.lang ?? null, nameOf(piece), wordsOf(lang)]));
}

/** What code is called for those who can't see it. */
function nameOf({ title, path }: CodePiece): string {
  return title ?? path;
}
