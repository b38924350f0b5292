import { describe, expect, test } from 'vitest';
import { buildFreshnessViews } from '../../src/core/build-freshness-views.ts';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { FreshnessView } from '../../src/core/freshness-views.ts';
import { sayCodeCell, sayFacts, sayReviewCell, sayTurn } from '../../src/site/freshness-words.ts';
import { portalPages } from '../helpers/fresh-portal.ts';
import { stubFreshness, today } from '../helpers/freshness.ts';

function viewOf(page: PageFreshness): FreshnessView | undefined {
  const input = { today, head: undefined, history: 'exact' as const, contacts: {}, freshnessOf: () => page };
  return buildFreshnessViews(input, { base: '/', repo: undefined, paths: [page.path] }).viewOf(page.path);
}

test('every state is said in neutral words', () => {
  const said = portalPages.flatMap((page) => {
    const view = viewOf(page);
    return view ? [[page.title, ...sayFacts(view), sayTurn(view.turns[0], view)].join(' ').trim()] : [];
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "Refunds that hang Last reviewed 12 January 2026 by @acme/payments. A review was due on 12 July 2026.",
      "The command line Last reviewed 1 June 2026 by @ada. Code that this page describes has changed since.",
      "Releasing Not reviewed yet. Something that this page names is no longer in the repository.",
      "Networking Confirmed 1 August 2026 by @acme/platform together with 143 other pages at once.",
      "Failover Last reviewed 1 February 2026 by @acme/payments. Its review is put off until 1 October 2026: The new region replaces it in September.",
      "The old cluster Last reviewed 20 August 2025. A review is due since 20 August 2026.",
      "The queue Last reviewed 2 May 2026 by @ada. Whether code that this page describes has changed can’t be told.",
    ]
  `);
  expect(said.join(' ')).not.toMatch(/outdated|stale|wrong|expired/i);
});

test('every cell of the table says what it says by itself', () => {
  const cells = portalPages.flatMap((page) => {
    const view = viewOf(page);
    return view ? [`${page.title} | ${sayReviewCell(view.turns[0], view)} | ${sayCodeCell(view)}`] : [];
  });
  expect(cells).toMatchInlineSnapshot(`
    [
      "Refunds that hang | Overdue, was due 12 Jul 2026 | Touched: src/payments/refund.ts",
      "The command line | Due 1 Jun 2027 | Changed: src/cli.ts",
      "Releasing | No schedule | Names what is gone: --skip-tests",
      "Networking | Due 1 Aug 2027 | Not watched",
      "Failover | Put off until 1 Oct 2026 | Not watched",
      "The old cluster | Due since 20 Aug 2026 | Not watched",
      "The queue | No schedule | Can’t be told",
    ]
  `);
});

describe('a page that nobody reviewed', () => {
  const covers = [{ path: 'src/cli.ts', kind: 'narrowed', match: 'x', files: 1 }] as const;

  test('is compared with its last edit', () => {
    const base = { commit: '', how: 'change' } as const;
    const view = viewOf(stubFreshness({ covers: [...covers], base, drift: 'in-sync' }));
    expect(view && sayFacts(view)).toEqual([
      'Not reviewed yet.',
      'Code that this page describes has not changed since it was last edited.',
    ]);
  });
});
