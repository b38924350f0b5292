import { describe, expect, test } from 'vitest';
import { buildFreshnessViews, type FreshnessViews } from '../../src/core/build-freshness-views.ts';
import type { PageFreshness } from '../../src/core/freshness/freshness.ts';
import type { PageSummary } from '../../src/core/portal.ts';
import { commitId, freshPages, ownedBy, stubFreshness, today } from '../helpers/freshness.ts';

const contacts = { '@acme/payments': { name: 'Payments', slack: '#payments' } };
const repo = { url: 'https://github.com/acme/handbook', branch: 'main' };

function viewsOf(pages: readonly PageFreshness[], { host }: { host: typeof repo | undefined } = { host: repo }): FreshnessViews {
  const known = new Map(pages.map((page) => [page.path, page]));
  const input = { today, head: commitId('9'), history: 'exact' as const, contacts, freshnessOf: (path: string) => known.get(path) };
  return buildFreshnessViews(input, { base: '/learn/', repo: host, paths: [...known.keys()] });
}

/** Summaries as the portal makes them. */
function summariesOf(views: FreshnessViews, pages: readonly PageFreshness[]): PageSummary[] {
  return pages.map(({ path, id, title }) => ({
    id,
    url: `/learn/${id}/`,
    address: `${id}/`,
    title,
    description: '',
    kind: undefined,
    level: undefined,
    roles: [],
    source: 'docs',
    path,
    minutes: { read: 1, do: 0 },
    lastChange: undefined,
    owners: views.ownersOf(path),
    readerState: views.readerStateOf(path),
  }));
}

const all = Object.values(freshPages);

describe('a page', () => {
  test('has its owners with their contacts and where they are listed', () => {
    const views = viewsOf(all);
    expect(views.ownersOf(freshPages.overdue.path)).toEqual([
      {
        owner: '@acme/payments',
        slug: 'acme-payments',
        name: 'Payments',
        url: '/learn/owners/#acme-payments',
        contact: { name: 'Payments', slack: '#payments' },
      },
    ]);
    expect(views.ownersOf(freshPages.changed.path).map(({ name }) => name)).toEqual(['@acme/tools', '@ada']);
    expect(views.ownersOf(freshPages.unowned.path)).toEqual([]);
    expect(views.ownersOf('no/such/page.md')).toEqual([]);
  });

  test('has no contact by the name of something that every object has', () => {
    const [owner] = viewsOf([stubFreshness({ ownership: ownedBy('constructor') })]).ownersOf('docs/page.md');
    expect(owner?.contact).toBeUndefined();
  });

  test('has nothing but its owner where nothing is claimed', () => {
    const views = viewsOf(all);
    expect([views.viewOf(freshPages.unreviewed.path), views.readerStateOf(freshPages.unreviewed.path)]).toEqual([undefined, undefined]);
    expect(views.ownersOf(freshPages.unreviewed.path)).toHaveLength(1);
  });

  test('has links to what proves its state', () => {
    const view = viewsOf(all).viewOf(freshPages.changed.path);
    expect(view?.compareUrl).toBe(`https://github.com/acme/handbook/compare/${commitId('e')}...${commitId('9')}`);
    expect(view?.changes).toMatchObject([
      {
        path: 'src/cli.ts',
        url: 'https://github.com/acme/handbook/blob/main/src/cli.ts',
        latest: { subject: 'Rename --force to --yes', url: `https://github.com/acme/handbook/commit/${commitId('c')}` },
      },
    ]);
    expect(view?.reviewed?.stamp).toMatchObject({ author: 'Ada', batch: 0 });
    expect(viewsOf(all).viewOf(freshPages.overdue.path)?.covers).toMatchObject([
      { path: 'src/payments/**', url: 'https://github.com/acme/handbook/blob/main/src/payments' },
    ]);
  });

  test('has the same evidence without links where no host is known', () => {
    const view = viewsOf(all, { host: undefined }).viewOf(freshPages.changed.path);
    expect(view?.compareUrl).toBeUndefined();
    expect(view?.changes).toMatchObject([{ path: 'src/cli.ts', url: undefined, latest: { url: undefined } }]);
  });

  test('shows what carries the badge first, and not without end', () => {
    const change = (path: string, kind: 'whole' | 'narrowed'): PageFreshness['changes'][number] => {
      return { path, kind, status: 'edited', commits: [], commitCount: 0 };
    };
    const changes = [...Array.from({ length: 40 }, (_, at) => change(`src/${at}.ts`, 'whole')), change('src/cli.ts', 'narrowed')];
    const view = viewsOf([{ ...freshPages.changed, changes }]).viewOf(freshPages.changed.path);
    expect(view?.changes[0]?.path).toBe('src/cli.ts');
    expect(view?.changes).toHaveLength(12);
  });
});

describe('the lists', () => {
  const views = viewsOf(all);
  const { freshness, owners } = views.list(summariesOf(views, all));

  test('begin with what is most urgent', () => {
    expect(freshness.rows.map(({ page, freshness: { turns } }) => `${page.title}: ${turns[0].state ?? ''}`)).toEqual([
      'Releasing: look-again',
      'Refunds that hang: look-again',
      'The command line: look-again',
      'Failover: unknown',
      'The old cluster: fine',
      'Networking: fine',
    ]);
    expect(freshness.unclaimed.map(({ title }) => title)).toEqual(['Glossary', 'How it came about']);
  });

  test('have a section for each owner, and what nobody answers for last', () => {
    expect(owners.map(({ slug, url, rows, unclaimed }) => [slug, url, rows.length, unclaimed.length])).toEqual([
      ['acme-docs', '/learn/owners/acme-docs/', 0, 2],
      ['acme-payments', '/learn/owners/acme-payments/', 2, 0],
      ['acme-platform', '/learn/owners/acme-platform/', 1, 0],
      ['acme-tools', '/learn/owners/acme-tools/', 2, 0],
      ['ada', '/learn/owners/ada/', 1, 0],
      ['~unmatched', '/learn/owners/~unmatched/', 1, 0],
    ]);
  });

  test('tell why nobody answers', () => {
    const gaps = (['resolved', 'unowned', 'unresolved'] as const).map((name, at) =>
      stubFreshness({
        path: `docs/${at}.md`,
        ownership: { ...ownedBy(), state: name === 'resolved' ? 'unmatched' : name },
      }),
    );
    const some = viewsOf(gaps);
    expect(some.list(summariesOf(some, gaps)).owners.map(({ slug }) => slug)).toEqual(['~unmatched', '~unowned', '~unresolved']);
  });

  test('leave out what isn’t shown', () => {
    const shown = all.slice(0, 1);
    const list = viewsOf(all).list(summariesOf(views, shown));
    expect([list.freshness.rows.length, list.freshness.unclaimed.length]).toEqual([1, 0]);
  });
});
