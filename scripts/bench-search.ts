import MiniSearch from 'minisearch';
import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PageView } from '../src/core/portal.ts';
import { serveFolder } from '../src/node/serve.ts';
import { openSession } from '../src/node/session.ts';
import { openEngine, ranking, type Engine, type Pagefind, type Ranking } from '../src/site/search/engine.ts';
import { drawItems, itemClasses, type ItemClass, type KnownItem, type SearchedPage } from './search-items.ts';

/** Pages of a corpus that are asked about, at most. */
const mostPages = 150;

/** Where random numbers begin. */
const seed = 20261121;

/** Results that count as found. */
const depth = 10;

/** A corpus, indexed twice. */
interface Searched {
  name: string;
  pages: number;
  /** Items that weights are chosen by, and those that are reported. */
  tune: KnownItem[];
  report: KnownItem[];
  engine: Engine;
  /** Sets weights for the questions that follow. */
  rank(ranking: Ranking): Promise<void>;
  /** Addresses of what Pagefind finds for the words as they are. */
  askPlain(query: string): Promise<string[]>;
  /** Addresses of what the site's search finds. */
  ask(query: string): Promise<string[]>;
  askOther(query: string): string[];
  close(): Promise<void>;
}

/** Success at 1 and at 5, and mean reciprocal rank, of so many questions. */
interface Score {
  count: number;
  first: number;
  five: number;
  rank: number;
}

/**
 * Asks the index that a build makes, through the site's own search, for pages that are known: see `search-items.ts`. Beside it a
 * MiniSearch index of the same pages is asked, with a boosted title, beginnings of words and a tolerance for slips.
 */
export async function benchSearch(work: string, roots: readonly string[], say: (text: string) => void): Promise<void> {
  const tunes = roots.includes('--tune');
  const corpora: Searched[] = [];
  try {
    for (const root of roots.filter((argument) => argument !== '--tune')) {
      const corpus = await openCorpus(root, work);
      say(`${corpus.name}: ${corpus.pages} pages, ${corpus.tune.length + corpus.report.length} questions`);
      corpora.push(corpus);
    }
    say(`\nOn the half that weights are chosen by: ${(await scoreTuned(corpora, ranking)).toFixed(4)} with ${JSON.stringify(ranking)}`);
    if (tunes) await tune(corpora, say);
    say('\n| Search | Questions of | Asked | First | First five | Mean reciprocal rank |\n|---|---|--:|--:|--:|--:|');
    await rankAll(corpora, pagefindRanking);
    await report('Pagefind as it comes', corpora, (corpus, query) => corpus.askPlain(query), say);
    await rankAll(corpora, ranking);
    await report('Pagefind, our weights', corpora, (corpus, query) => corpus.askPlain(query), say);
    await report('Waymark', corpora, (corpus, query) => corpus.ask(query), say);
    await report('MiniSearch', corpora, (corpus, query) => corpus.askOther(query), say);
  } finally {
    for (const { close } of corpora) await close();
  }
}

async function report(
  name: string,
  corpora: readonly Searched[],
  ask: (corpus: Searched, query: string) => Promise<string[]> | string[],
  say: (text: string) => void,
): Promise<void> {
  const scores = await scoreAll(corpora, (corpus) => corpus.report, ask);
  for (const kind of [...itemClasses, undefined]) {
    const { count, first, five, rank } = kind === undefined ? addScores([...scores.values()]) : (scores.get(kind) ?? none);
    const share = (sum: number): string => `${((100 * sum) / count).toFixed(1)} %`;
    say(`| ${name} | ${kind ?? 'all'} | ${count} | ${share(first)} | ${share(five)} | ${(rank / count).toFixed(3)} |`);
  }
}

const none: Score = { count: 0, first: 0, five: 0, rank: 0 };

function addScores(scores: readonly Score[]): Score {
  return scores.reduce(
    (a, b) => ({ count: a.count + b.count, first: a.first + b.first, five: a.five + b.five, rank: a.rank + b.rank }),
    none,
  );
}

async function scoreAll(
  corpora: readonly Searched[],
  items: (corpus: Searched) => readonly KnownItem[],
  ask: (corpus: Searched, query: string) => Promise<string[]> | string[],
): Promise<Map<ItemClass, Score>> {
  const scores = new Map<ItemClass, Score>();
  for (const corpus of corpora) {
    for (const { class: kind, query, url } of items(corpus)) {
      const at = (await ask(corpus, query)).slice(0, depth).indexOf(url);
      const score = { count: 1, first: at === 0 ? 1 : 0, five: at >= 0 && at < 5 ? 1 : 0, rank: at < 0 ? 0 : 1 / (at + 1) };
      scores.set(kind, addScores([scores.get(kind) ?? none, score]));
    }
  }
  return scores;
}

/** What Pagefind begins with: https://pagefind.app/docs/ranking/ */
const pagefindRanking = {
  termSimilarity: 1,
  pageLength: 0.75,
  termSaturation: 1.4,
  termFrequency: 1,
  metaWeights: { title: 5, keywords: 1, description: 1 },
};

/** Sets weights; Pagefind would keep what isn't named from the question before. */
async function rankAll(corpora: readonly Searched[], weights: Ranking): Promise<void> {
  for (const corpus of corpora) await corpus.rank({ ...pagefindRanking, ...weights });
}

/** Weights to try, one after the other, each from the best of the others. */
const candidates: { name: string; set(from: Ranking, value: number): Ranking; values: number[] }[] = [
  { name: 'termSimilarity', set: (from, termSimilarity) => ({ ...from, termSimilarity }), values: [0, 0.5, 1, 2, 4] },
  { name: 'pageLength', set: (from, pageLength) => ({ ...from, pageLength }), values: [0, 0.1, 0.25, 0.5, 0.75, 1] },
  { name: 'termSaturation', set: (from, termSaturation) => ({ ...from, termSaturation }), values: [0.2, 0.6, 1, 1.4, 2] },
  { name: 'termFrequency', set: (from, termFrequency) => ({ ...from, termFrequency }), values: [0, 0.5, 0.8, 1] },
  ...['title', 'keywords', 'description'].map((field) => ({
    name: field,
    set: (from: Ranking, weight: number): Ranking => ({ ...from, metaWeights: { ...from.metaWeights, [field]: weight } }),
    values: [0, 0.1, 0.5, 1, 2, 3, 5, 8, 12],
  })),
];

/** Mean reciprocal rank with other weights, on one half of the questions, words as they are typed without slips: weights are for order. */
async function scoreTuned(corpora: readonly Searched[], weights: Ranking): Promise<number> {
  await rankAll(corpora, weights);
  const asked = (corpus: Searched): KnownItem[] => corpus.tune.filter(({ class: kind }) => kind !== 'typo' && kind !== 'stray');
  const { rank, count } = addScores([...(await scoreAll(corpora, asked, (corpus, query) => corpus.askPlain(query))).values()]);
  return rank / count;
}

/** Climbs, twice over all weights. */
async function tune(corpora: readonly Searched[], say: (text: string) => void): Promise<void> {
  let best = ranking;
  let top = await scoreTuned(corpora, best);
  for (const { name, set, values } of [...candidates, ...candidates]) {
    for (const value of values) {
      const weights = set(best, value);
      const score = await scoreTuned(corpora, weights);
      say(`${name} ${value}: ${score.toFixed(4)}`);
      if (score > top + 0.0005) [best, top] = [weights, score];
    }
  }
  say(`Best: ${top.toFixed(4)} with ${JSON.stringify(best)}`);
}

async function openCorpus(path: string, work: string): Promise<Searched> {
  const name = basename(path);
  const root = join(work, name);
  if (!existsSync(root)) cpSync(path, root, { recursive: true });
  const session = await openSession({ root, config: undefined, drafts: false, onProgress: () => undefined });
  const views: PageView[] = [];
  for (const { id } of session.portal.pages) views.push(await session.portal.readPage(id));
  const folder = join(work, `${name}-index`);
  mkdirSync(folder);
  const index = await session.indexPages();
  await index.write(join(folder, 'pagefind'));
  await index.close();
  await session.close();
  const server = await serveFolder(folder, { port: 0 });
  const pages = views.map(toSearchedPage);
  const items = drawItems(pages, mostPages, seed);
  const pagefind = await startPagefind(join(folder, 'pagefind/pagefind.js'), `${server.url}pagefind/`);
  const engine = await openEngine(pagefind, {
    base: '/',
    fetchWords: async () => (await fetch(`${server.url}pagefind/words.json`)).json() as Promise<string[]>,
  });
  const all = await pagefind.search(null, { filters: {} });
  const urls = new Map(await Promise.all(all.results.map(async (hit) => [hit.id, (await hit.data()).url] as const)));
  const toUrls = (hits: readonly { id: string }[]): string[] => hits.slice(0, depth).map(({ id }) => urls.get(id) ?? '');
  const other = startMiniSearch(pages);
  // Pages of one half and of the other: questions about one page stay together.
  const halves = Map.groupBy(items, ({ url }) => pages.findIndex((page) => page.url === url) % 2);
  return {
    name,
    pages: pages.length,
    tune: halves.get(0) ?? [],
    report: halves.get(1) ?? [],
    engine,
    rank: (weights) => pagefind.options({ baseUrl: '/', excerptLength: 24, ranking: weights }),
    askPlain: async (query) => toUrls((await pagefind.search(query, { filters: {} })).results),
    ask: async (query) => toUrls((await engine.ask({ query, chosen: {} })).hits),
    askOther: (query) => other(query),
    close: () => server.close(),
  };
}

/** Pagefind's own code for browsers, which asks the document for nothing but its language. */
async function startPagefind(script: string, basePath: string): Promise<Pagefind> {
  Object.assign(globalThis, { document: { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) } });
  const { createInstance } = (await import(pathToFileURL(script).href)) as { createInstance(options: { basePath: string }): Pagefind };
  return createInstance({ basePath });
}

function startMiniSearch(pages: readonly SearchedPage[]): (query: string) => string[] {
  const index = new MiniSearch({
    idField: 'url',
    fields: ['title', 'headings', 'keywords', 'description', 'text'],
    searchOptions: { boost: { title: 5, headings: 2, keywords: 2 }, prefix: true, fuzzy: 0.2 },
    extractField: (page: SearchedPage, field) => String(page[field as keyof SearchedPage]),
  });
  index.addAll(pages);
  return (query) =>
    index
      .search(query)
      .slice(0, depth)
      .map(({ id }) => String(id));
}

function toSearchedPage({ url, title, description, keywords, contents, html }: PageView): SearchedPage {
  const text = html
    .split('<')
    .map((piece) => piece.slice(piece.indexOf('>') + 1))
    .join(' ')
    .replaceAll(/&#?\w{1,32};/g, ' ');
  return { url, title, description, keywords, headings: contents.map((item) => item.text), text };
}
