import { narrowContent } from '../covers/narrow.ts';
import { compileExpression } from '../expression.ts';
import { compileGlob } from '../match-glob.ts';
import type { CountLines } from './covered-diff.ts';
import type { CoverFacts } from './freshness.ts';

/** Knows which lines of a file count for a page: those that any of its narrowed covers selects. */
export function linesCountedBy(covers: readonly CoverFacts[]): CountLines {
  const narrowed = covers
    .filter(({ kind }) => kind === 'narrowed')
    .map(({ path, match, region, lines }) => ({
      selects: selectorOf(path.replace(/^(?:\.?\/)+|\/+$/g, '')),
      narrowing: { match, region, lines },
      test: match === undefined ? undefined : compileExpression(match),
    }));
  return (path, text) => {
    const bytes = new TextEncoder().encode(text);
    const counted = narrowed
      .filter(({ selects }) => selects(path))
      .flatMap(({ narrowing, test }) => {
        const content = narrowContent(bytes, narrowing, test);
        return content && 'lines' in content ? content.lines.map(({ number }) => number) : [];
      });
    return new Set(counted);
  };
}

function selectorOf(cover: string): (path: string) => boolean {
  const matches = compileGlob(cover, { dot: true });
  return (path) => path === cover || path.startsWith(`${cover}/`) || matches?.(path) === true;
}
