/** A page that an address may have meant. */
export interface Candidate {
  title: string;
  url: string;
}

/** Most pages that are suggested. */
const most = 5;

/** Least likeness that makes a page worth suggesting, of 1 for the same. */
const least = 0.4;

/** The pages whose address or title is most like an address that led nowhere, best first. */
export function nearestPages(address: string, pages: readonly Candidate[]): Candidate[] {
  const wanted = toPairs(lastSegments(address, 2));
  const last = toPairs(lastSegments(address, 1));
  return pages
    .map((page) => ({ page, score: scoreOf(page, wanted, last) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ page }) => page);
}

function scoreOf({ title, url }: Candidate, wanted: readonly string[], last: readonly string[]): number {
  const address = decodeURI(url);
  return Math.max(
    likeness(wanted, toPairs(lastSegments(address, 2))),
    likeness(last, toPairs(lastSegments(address, 1))),
    likeness(last, toPairs(title)),
  );
}

function lastSegments(address: string, count: number): string {
  return address.split('/').filter(Boolean).slice(-count).join(' ');
}

/** Pairs of neighbouring letters of each word: what is left when letters are swapped, missing or doubled. */
function toPairs(text: string): string[] {
  const words = text
    .toLowerCase()
    .replace(/\.html?$/, '')
    .split(/[^\p{L}\p{N}]+/u);
  return words.filter(Boolean).flatMap((word) => [...` ${word}`].map((letter, at, letters) => letter + (letters[at + 1] ?? ' ')));
}

/** Dice's coefficient: twice the shared pairs by all pairs, 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  const rest = [...b];
  let shared = 0;
  for (const pair of a) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    shared += 1;
    rest.splice(at, 1);
  }
  return a.length + b.length === 0 ? 0 : (2 * shared) / (a.length + b.length);
}
