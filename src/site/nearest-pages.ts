/** A page that an address may have meant. */
export interface Candidate {
  title: string;
  url: string;
}

/** Most pages that are suggested. */
const most = 5;

/** Least likeness that makes a page worth suggesting, of 1 for the same. */
const least = 0.4;

/** What the likeness of the whole address adds: it decides between pages whose last part is equally like. */
const wholeShare = 0.1;

/** Endings that the same page has elsewhere: in the repository, on hosts that show files, in other generators. */
const ending = /\.(?:html?|mdx?|markdown|php|aspx?)$/i;

/** Files that stand for their folder. */
const index = /^(?:_?index|readme|home)$/i;

/** The pages whose address or title is most like an address that led nowhere, best first. */
export function nearestPages(address: string, pages: readonly Candidate[]): Candidate[] {
  const wanted = toForm(address);
  return pages
    .map((page) => ({ page, score: scoreOf(wanted, page) }))
    .filter(({ score }) => score >= least)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ page }) => page);
}

/** The words of an address, for a search: `/docs/Deploy_to-prod.html` as `deploy to prod`. */
export function wordsOf(address: string): string {
  return splitWords(toSegments(address).at(-1) ?? '').join(' ');
}

/** An address as it is compared. */
interface Form {
  last: string[];
  lastTwo: string[];
  whole: string[];
}

function toForm(address: string): Form {
  const segments = toSegments(address);
  const join = (parts: readonly string[]): string[] => toPairs(parts.join(' '));
  return { last: join(segments.slice(-1)), lastTwo: join(segments.slice(-2)), whole: join(segments) };
}

function scoreOf(wanted: Form, { title, url }: Candidate): number {
  const form = toForm(decode(url));
  const nearest = Math.max(likeness(wanted.lastTwo, form.lastTwo), likeness(wanted.last, form.last), likeness(wanted.last, toPairs(title)));
  return nearest + wholeShare * likeness(wanted.whole, form.whole);
}

/** The parts of an address, without what says only in which form the page was asked for. */
function toSegments(address: string): string[] {
  const segments = address.split('/').filter(Boolean);
  const last = segments.pop()?.replace(ending, '') ?? '';
  return index.test(last) ? segments : [...segments, last];
}

/** Addresses can be typed: `%` needn't be followed by two digits. */
export function decode(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

function splitWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Pairs of neighbouring letters of each word: what is left when letters are swapped, missing or doubled. */
function toPairs(text: string): string[] {
  return splitWords(text).flatMap((word) => [...` ${word}`].map((letter, at, letters) => letter + (letters[at + 1] ?? ' ')));
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
